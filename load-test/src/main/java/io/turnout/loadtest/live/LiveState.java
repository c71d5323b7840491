package io.turnout.loadtest.live;

import io.turnout.loadtest.progress.Progress;
import java.util.List;

/**
 * A run at one moment, as the page gets it. Immutable.
 *
 * @param elapsedSeconds since the run began
 * @param remainingSeconds at most
 * @param points one, or all so far for a page that has just been opened
 * @param messages warnings and broken thresholds, the last one last
 */
record LiveState(
    String run,
    Progress.Phase phase,
    long elapsedSeconds,
    long remainingSeconds,
    int meetings,
    int meetingsConnected,
    List<LiveUsers.Row> users,
    List<LivePoint> points,
    List<String> messages) {}
