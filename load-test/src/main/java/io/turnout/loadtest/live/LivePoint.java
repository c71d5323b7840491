package io.turnout.loadtest.live;

import io.turnout.loadtest.progress.Progress;
import io.turnout.report.record.UserState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One second of a run, for graphs. Immutable. What is not known is null.
 *
 * @param second since the run began
 * @param framesPerSecond mean over users of the slowest video that each receives
 * @param slowestFramesPerSecond of any user
 * @param loss mean over users of the worst stream that each receives, 0 to 1
 * @param receivedBps of all users together
 * @param cpuPercent of one core, by watched program or machine
 */
record LivePoint(
    long second,
    int joining,
    int connected,
    int failed,
    @Nullable Double framesPerSecond,
    @Nullable Double slowestFramesPerSecond,
    @Nullable Double loss,
    @Nullable Double receivedBps,
    Map<String, Double> cpuPercent) {

  static LivePoint of(Progress progress, List<LiveUsers.Row> users) {
    return new LivePoint(
        progress.elapsed().toSeconds(),
        progress.usersIn(UserState.JOINING),
        progress.usersIn(UserState.CONNECTED),
        progress.usersIn(UserState.FAILED),
        mean(users, LiveUsers.Row::framesPerSecond),
        least(users, LiveUsers.Row::framesPerSecond),
        mean(users, LiveUsers.Row::loss),
        sum(users, LiveUsers.Row::receivedBps),
        progress.cpuPercent());
  }

  private static List<Double> known(
      List<LiveUsers.Row> users, Function<LiveUsers.Row, @Nullable Double> figure) {
    return users.stream()
        .map(figure)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  private static @Nullable Double mean(
      List<LiveUsers.Row> users, Function<LiveUsers.Row, @Nullable Double> figure) {
    List<Double> known = known(users, figure);
    return known.isEmpty()
        ? null
        : known.stream().mapToDouble(Double::doubleValue).sum() / known.size();
  }

  private static @Nullable Double least(
      List<LiveUsers.Row> users, Function<LiveUsers.Row, @Nullable Double> figure) {
    List<Double> known = known(users, figure);
    return known.isEmpty() ? null : known.stream().min(Double::compare).orElseThrow();
  }

  private static @Nullable Double sum(
      List<LiveUsers.Row> users, Function<LiveUsers.Row, @Nullable Double> figure) {
    List<Double> known = known(users, figure);
    return known.isEmpty() ? null : known.stream().mapToDouble(Double::doubleValue).sum();
  }
}
