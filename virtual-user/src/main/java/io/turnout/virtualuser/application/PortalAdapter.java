package io.turnout.virtualuser.application;

import io.turnout.report.record.PortalCount;
import java.time.Duration;

/** Thread-safe. How one application's admin portal is opened and read in its page. */
public interface PortalAdapter {
  /**
   * Goes from an empty page to the portal's figures.
   *
   * @throws PageException when it does not come to that in time
   */
  void open(PageDriver page, Duration timeout) throws PageException, InterruptedException;

  /**
   * {@return what the portal counts now}
   *
   * @throws PageException when the portal does not show its figures
   */
  PortalCount count(PageDriver page) throws PageException, InterruptedException;
}
