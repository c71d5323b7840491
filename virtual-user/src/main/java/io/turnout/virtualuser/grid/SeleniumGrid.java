package io.turnout.virtualuser.grid;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Thread-safe. A Selenium Grid that browsers can be asked from. */
public interface SeleniumGrid extends AutoCloseable {
  /** {@return where WebDriver sessions are asked for} */
  URI address();

  /** {@return browsers that can run at the same time} */
  int slots();

  /** {@return browsers that its nodes can start at the same time, at least 1} */
  int startsAtOnce();

  /**
   * {@return how long a session may be idle, with no command of WebDriver, before it is ended;
   * empty: the Grid does not say}
   */
  Optional<Duration> idleTimeout();

  /** {@return what whoever reads the run's figures should know of it; sentences} */
  default List<String> warnings() {
    return List.of();
  }

  /** {@return what it asks for, if it does} */
  default Optional<GridCredentials> credentials() {
    return Optional.empty();
  }

  /** Ends what Turnout itself started of it; a Grid of others stays as it is. */
  @Override
  void close();
}
