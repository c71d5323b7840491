package io.turnout.report.analysis;

import io.turnout.report.analysis.ActionOutcome.Miss;
import io.turnout.report.record.ActionFigures;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.VirtualUserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/** Confined to one thread. Brings together who did what and who saw it. */
final class ActionTally {
  private record Key(VirtualUserId actor, int number) {}

  private static final class Entry {
    private final UserAction action;
    private Instant at;
    private String detail = "";
    private boolean performed;
    private int seen;
    private long slowestMs = -1;
    private final List<Miss> misses = new ArrayList<>(0);

    Entry(UserAction action, Instant at) {
      this.action = action;
      this.at = at;
    }
  }

  private static final class Times {
    private final Histogram histogram = new Histogram(3);
    private long maxMs;
  }

  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private final Map<UserAction, Times> times = new EnumMap<>(UserAction.class);

  void add(RunEvent event) {
    switch (event) {
      case RunEvent.ActionPerformed(var at, var user, var number, var action, var detail) -> {
        Entry entry = entry(user, number, action, at);
        entry.performed = true;
        entry.at = at;
        entry.detail = detail;
      }
      case RunEvent.ActionSeen(var at, var _, var actor, var number, var action, var afterMs) -> {
        Entry entry = entry(actor, number, action, at.minusMillis(afterMs));
        entry.seen++;
        entry.slowestMs = Math.max(entry.slowestMs, afterMs);
        Times taken = times.computeIfAbsent(action, _ -> new Times());
        taken.histogram.recordValue(Math.clamp(afterMs, 0, Integer.MAX_VALUE));
        taken.maxMs = Math.max(taken.maxMs, afterMs);
      }
      case RunEvent.ActionMissed(
              var at,
              var observer,
              var actor,
              var number,
              var action,
              var reason) ->
          entry(actor, number, action, at).misses.add(new Miss(observer, at, reason));
      default -> {}
    }
  }

  private Entry entry(VirtualUserId actor, int number, UserAction action, Instant at) {
    return entries.computeIfAbsent(new Key(actor, number), _ -> new Entry(action, at));
  }

  RunActions finish(RunTimeline timeline) {
    var outcomes = new ArrayList<ActionOutcome>();
    entries.forEach((key, entry) -> outcomes.add(outcome(key, entry)));
    return new RunActions(outcomes, figures(), Activities.of(outcomes, timeline));
  }

  private static ActionOutcome outcome(Key key, Entry entry) {
    return new ActionOutcome(
        key.actor(),
        key.number(),
        entry.action,
        entry.at,
        entry.detail,
        entry.seen,
        entry.slowestMs < 0 ? OptionalLong.empty() : OptionalLong.of(entry.slowestMs),
        entry.misses);
  }

  private List<ActionFigures> figures() {
    var figures = new ArrayList<ActionFigures>();
    for (UserAction action : UserAction.values()) {
      List<Entry> all = entries.values().stream().filter(e -> e.action == action).toList();
      if (!all.isEmpty()) {
        figures.add(
            new ActionFigures(
                action,
                all.stream().filter(e -> e.performed).count(),
                all.stream().mapToLong(e -> e.seen).sum(),
                all.stream().mapToLong(e -> e.misses.size()).sum(),
                percentile(action, 50),
                percentile(action, 95),
                percentile(action, 100)));
      }
    }
    return figures;
  }

  private OptionalDouble percentile(UserAction action, double percentile) {
    Times taken = times.get(action);
    if (taken == null) {
      return OptionalDouble.empty();
    }
    // The histogram answers with the upper end of its bucket; no value was above the maximum.
    return OptionalDouble.of(
        Math.min(taken.histogram.getValueAtPercentile(percentile), taken.maxMs));
  }
}
