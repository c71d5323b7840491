package io.turnout.loadtest;

import java.nio.file.Path;

/**
 * What of a run is not in its plan. Immutable.
 *
 * @param runs folder in which the run's own folder is made
 * @param toolVersion Turnout's, for the report
 */
public record LoadTestOptions(Path runs, String toolVersion) {}
