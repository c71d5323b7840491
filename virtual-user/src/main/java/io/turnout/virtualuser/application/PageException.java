package io.turnout.virtualuser.application;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The page did not do what an adapter asked for; the message has one line. */
public final class PageException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final boolean browserGone;

  public PageException(String message, boolean browserGone, @Nullable Throwable cause) {
    super(message, cause);
    this.browserGone = browserGone;
  }

  /** {@return whether nothing more can be done with this browser} */
  public boolean isBrowserGone() {
    return browserGone;
  }
}
