package io.turnout.report.html;

import io.turnout.report.analysis.RunTimeline;
import io.turnout.report.analysis.RunTimeline.Progression;
import io.turnout.report.analysis.RunTimeline.StateSpan;
import io.turnout.report.html.ReportPage.Bar;
import io.turnout.report.record.UserState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** A whole meeting in one bar: joining while anybody joins, connected while all others are. */
final class MeetingOverview {
  private MeetingOverview() {}

  static List<Bar> bars(List<Progression> users, RunTimeline timeline) {
    var changes = new TreeMap<Instant, int[]>();
    for (Progression user : users) {
      for (int i = 0; i < user.states().size(); i++) {
        StateSpan span = user.states().get(i);
        int state = span.state().ordinal();
        changes.computeIfAbsent(span.start(), _ -> new int[UserState.values().length])[state]++;
        if (i + 1 < user.states().size()) {
          changes.computeIfAbsent(span.end(), _ -> new int[UserState.values().length])[state]--;
        }
      }
    }
    var bars = new ArrayList<Bar>();
    int[] now = new int[UserState.values().length];
    String state = "scheduled";
    Instant since = timeline.start();
    for (var change : changes.entrySet()) {
      for (int i = 0; i < now.length; i++) {
        now[i] += change.getValue()[i];
      }
      String next = state(now);
      if (!next.equals(state)) {
        add(bars, state, since, change.getKey(), timeline);
        state = next;
        since = change.getKey();
      }
    }
    add(bars, state, since, timeline.end(), timeline);
    for (Progression user : users) {
      StateSpan last = user.last();
      if (last.state() == UserState.FAILED) {
        bars.add(
            bar(
                "failure",
                last.start(),
                last.start(),
                "",
                user.user().user() + " failed: " + last.reason(),
                timeline));
      }
    }
    return bars;
  }

  private static String state(int[] now) {
    for (UserState state :
        List.of(UserState.JOINING, UserState.CONNECTED, UserState.LEFT, UserState.FAILED)) {
      if (now[state.ordinal()] > 0) {
        return state.name().toLowerCase(Locale.ROOT);
      }
    }
    return "scheduled";
  }

  private static void add(
      List<Bar> bars, String state, Instant from, Instant until, RunTimeline timeline) {
    if (until.isAfter(from)) {
      bars.add(bar(state, from, until, "", state, timeline));
    }
  }

  static Bar bar(
      String kind, Instant start, Instant end, String label, String tooltip, RunTimeline timeline) {
    double all = timeline.durationSeconds();
    double from = timeline.seconds(start);
    double until = Math.min(timeline.seconds(end), all);
    return new Bar(
        kind,
        Figures.percent(from, all),
        Figures.percent(Math.max(0, until - from), all),
        label,
        tooltip);
  }
}
