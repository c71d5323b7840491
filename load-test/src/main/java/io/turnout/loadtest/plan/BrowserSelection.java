package io.turnout.loadtest.plan;

import java.util.List;
import java.util.Optional;

/**
 * By what else than its name the Grid chooses a browser. Immutable.
 *
 * @param version of the browser: its first numbers, e.g. {@code 156}, or all of them
 * @param platform WebDriver's {@code platformName}, e.g. {@code linux}
 * @param labels that the node must have
 */
public record BrowserSelection(
    Optional<String> version, Optional<String> platform, List<String> labels) {
  /** Any browser of the name. */
  public static final BrowserSelection ANY =
      new BrowserSelection(Optional.empty(), Optional.empty(), List.of());

  public BrowserSelection {
    labels = List.copyOf(labels);
  }
}
