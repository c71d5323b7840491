package io.turnout.virtualuser.grid;

import java.net.URI;

/** Thread-safe. A Selenium Grid that browsers can be asked from. */
public interface SeleniumGrid extends AutoCloseable {
  /** {@return where WebDriver sessions are asked for} */
  URI address();

  /** {@return browsers that can run at the same time} */
  int slots();

  /** Ends what Turnout itself started of it; a Grid of others stays as it is. */
  @Override
  void close();
}
