package io.turnout.report.analysis;

import io.turnout.report.analysis.RunTimeline.StateSpan;
import io.turnout.report.record.UserState;
import java.util.EnumMap;
import java.util.Map;

/** Counts users by state, from their events: exact, whatever was sampled. */
final class UserCounts {
  private UserCounts() {}

  /** {@return how many users were in each state at the end of each second} */
  static Map<UserState, SecondSeries> bySecond(RunTimeline timeline) {
    int seconds = (int) Math.max(1, Math.ceil(timeline.durationSeconds()));
    var counts = new EnumMap<UserState, SecondSeries>(UserState.class);
    for (UserState state : UserState.values()) {
      int[] changes = new int[seconds + 1];
      for (var user : timeline.users()) {
        for (int i = 0; i < user.states().size(); i++) {
          StateSpan span = user.states().get(i);
          if (span.state() == state) {
            changes[second(timeline.seconds(span.start()), seconds)]++;
            if (i + 1 < user.states().size()) {
              changes[second(timeline.seconds(span.end()), seconds)]--;
            }
          }
        }
      }
      counts.put(state, sums(changes, seconds));
    }
    return counts;
  }

  private static int second(double at, int seconds) {
    return Math.clamp((long) Math.floor(at), 0, seconds);
  }

  private static SecondSeries sums(int[] changes, int seconds) {
    var series = new SecondSeries();
    int sum = 0;
    for (int second = 0; second < seconds; second++) {
      sum += changes[second];
      series.set(second, sum);
    }
    return series;
  }
}
