package io.turnout.report.analysis;

import io.turnout.report.analysis.RunTimeline.Progression;
import io.turnout.report.analysis.RunTimeline.StateSpan;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes spans of what users switched on and off. A span that nothing ends lasts to the leave. */
final class Activities {
  private final VirtualUserId user;
  private final List<StateSpan> states;
  private final Instant leave;
  private final Map<Activity.Kind, Instant> open = new EnumMap<>(Activity.Kind.class);
  private final List<Activity> found = new ArrayList<>();

  private Activities(VirtualUserId user, List<StateSpan> states, Instant runEnd) {
    this.user = user;
    this.states = states;
    boolean left = !states.isEmpty() && states.getLast().state().isTerminal();
    this.leave = left ? states.getLast().start() : runEnd;
  }

  static List<Activity> of(List<ActionOutcome> outcomes, RunTimeline timeline) {
    var states = new LinkedHashMap<VirtualUserId, List<StateSpan>>();
    for (Progression progression : timeline.users()) {
      states.put(progression.user(), progression.states());
    }
    var byUser = new LinkedHashMap<VirtualUserId, List<ActionOutcome>>();
    outcomes.forEach(o -> byUser.computeIfAbsent(o.actor(), _ -> new ArrayList<>()).add(o));
    var all = new ArrayList<Activity>();
    byUser.forEach(
        (user, actions) -> {
          var one = new Activities(user, states.getOrDefault(user, List.of()), timeline.end());
          actions.stream().sorted(Comparator.comparing(ActionOutcome::at)).forEach(one::add);
          one.closeAll(one.leave);
          all.addAll(one.found);
        });
    return all;
  }

  private void add(ActionOutcome action) {
    Instant at = action.at();
    switch (action.action()) {
      case MUTE -> open.putIfAbsent(Activity.Kind.MUTED, at);
      case UNMUTE -> close(Activity.Kind.MUTED, at);
      case CAMERA_OFF -> open.putIfAbsent(Activity.Kind.CAMERA_OFF, at);
      case CAMERA_ON -> close(Activity.Kind.CAMERA_OFF, at);
      case START_SCREEN_SHARE -> open.putIfAbsent(Activity.Kind.SCREEN_SHARED, at);
      case STOP_SCREEN_SHARE -> close(Activity.Kind.SCREEN_SHARED, at);
      case REJOIN -> away(Activity.Kind.REJOINING, action);
      case RELOAD -> away(Activity.Kind.RELOADING, action);
      case SEND_MESSAGE, DRAW_STROKE, KEEP_ALIVE -> {}
    }
  }

  /** A page that joins anew begins with microphone and camera as the plan has them. */
  private void away(Activity.Kind kind, ActionOutcome action) {
    closeAll(action.at());
    Instant back =
        states.stream()
            .filter(s -> s.state() == UserState.CONNECTED && s.start().isAfter(action.at()))
            .map(StateSpan::start)
            .findFirst()
            .orElse(action.at().plusMillis(action.slowestMs().orElse(0)));
    span(kind, action.at(), back);
  }

  private void close(Activity.Kind kind, Instant at) {
    Instant start = open.remove(kind);
    if (start != null) {
      span(kind, start, at);
    }
  }

  private void closeAll(Instant at) {
    List.copyOf(open.keySet()).forEach(kind -> close(kind, at));
  }

  private void span(Activity.Kind kind, Instant start, Instant end) {
    if (end.isAfter(start)) {
      found.add(new Activity(user, kind, start, end));
    }
  }
}
