package io.turnout.loadtest;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What of a run is not in its plan. Immutable.
 *
 * @param runs folder in which the run's own folder is made
 * @param toolVersion Turnout's, for the report
 * @param livePort of the page that shows the run while it goes on, 0 for any free one; empty: none
 */
public record LoadTestOptions(Path runs, String toolVersion, OptionalInt livePort) {
  /** Options of a run without a live view. */
  public LoadTestOptions(Path runs, String toolVersion) {
    this(runs, toolVersion, OptionalInt.empty());
  }
}
