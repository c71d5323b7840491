package io.turnout.report.html;

import io.turnout.report.analysis.ActionOutcome;
import io.turnout.report.analysis.RunAnalysis;
import io.turnout.report.html.ReportPage.MarkKind;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.VirtualUserId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Actions as marks on the users' lines. Immutable. Of a busy run the neighbours of one kind become
 * one mark with their number; missed ones are never mixed with others.
 */
record ActionMarks(RunAnalysis analysis, Map<VirtualUserId, Integer> rows) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_MARKS = 8000;
  private static final int FINEST = 1000;
  private static final int COARSEST = 20;
  private static final int NAMED_MISSES = 4;

  private record Place(int row, UserAction action, boolean missed, int slot) {}

  /** {@return the kinds of marks of this run, in a fixed order} */
  List<MarkKind> kinds() {
    var kinds = new EnumMap<UserAction, MarkKind>(UserAction.class);
    for (ActionOutcome outcome : analysis.actions().outcomes()) {
      kinds.computeIfAbsent(outcome.action(), ActionMarks::kind);
    }
    return kinds.values().stream().distinct().toList();
  }

  private static MarkKind kind(UserAction action) {
    return switch (action) {
      case MUTE, UNMUTE -> new MarkKind("microphone", "microphone");
      case CAMERA_OFF, CAMERA_ON -> new MarkKind("camera", "camera");
      case START_SCREEN_SHARE, STOP_SCREEN_SHARE -> new MarkKind("screen", "screen share");
      case SEND_MESSAGE -> new MarkKind("message", "message");
      case DRAW_STROKE -> new MarkKind("stroke", "stroke");
      case REJOIN, RELOAD -> new MarkKind("rejoin", "rejoin, reload");
      case KEEP_ALIVE -> new MarkKind("keep-alive", "keep-alive");
    };
  }

  /** {@return the marks as JSON that can stand in a script element: it has no {@code <}} */
  String json() {
    ObjectNode data = JSON.createObjectNode();
    data.put("duration", analysis.timeline().durationSeconds());
    ArrayNode actions = data.putArray("actions");
    for (UserAction action : UserAction.values()) {
      actions.addArray().add(action.id()).add(kind(action).id());
    }
    ObjectNode marks = data.putObject("marks");
    places()
        .forEach(
            (place, outcomes) ->
                mark(marks.withArray("/" + place.row()).addArray(), place, outcomes));
    return JSON.writeValueAsString(data).replace("<", "\\u003c");
  }

  private Map<Place, List<ActionOutcome>> places() {
    int slots = FINEST;
    Map<Place, List<ActionOutcome>> places = places(slots);
    while (places.size() > MAX_MARKS && slots > COARSEST) {
      slots /= 2;
      places = places(slots);
    }
    return places;
  }

  private Map<Place, List<ActionOutcome>> places(int slots) {
    double duration = Math.max(1e-9, analysis.timeline().durationSeconds());
    var places = new LinkedHashMap<Place, List<ActionOutcome>>();
    for (ActionOutcome outcome : analysis.actions().outcomes()) {
      Integer row = rows.get(outcome.actor());
      if (row != null) {
        int slot = (int) (slots * analysis.timeline().seconds(outcome.at()) / duration);
        boolean missed = !outcome.misses().isEmpty();
        places
            .computeIfAbsent(
                new Place(row, outcome.action(), missed, slot), _ -> new ArrayList<>(1))
            .add(outcome);
      }
    }
    return places;
  }

  /** From, until, action, how many, seen, slowest ms, detail, misses: as the script reads them. */
  private void mark(ArrayNode mark, Place place, List<ActionOutcome> outcomes) {
    mark.add(seconds(outcomes.getFirst())).add(seconds(outcomes.getLast()));
    mark.add(place.action().ordinal()).add(outcomes.size());
    mark.add(outcomes.stream().mapToInt(ActionOutcome::seen).sum());
    outcomes.stream()
        .flatMapToLong(o -> o.slowestMs().stream())
        .max()
        .ifPresentOrElse(mark::add, mark::addNull);
    Optional<String> detail =
        outcomes.size() == 1
            ? Optional.of(ActionTables.clipped(outcomes.getFirst().detail()))
            : Optional.empty();
    mark.add(detail.orElse(""));
    if (place.missed()) {
      ArrayNode misses = mark.addArray();
      List<ActionOutcome.Miss> all =
          outcomes.stream().map(ActionOutcome::misses).flatMap(Collection::stream).toList();
      all.stream()
          .limit(NAMED_MISSES)
          .forEach(miss -> misses.add(miss.observer().user() + ": " + miss.reason()));
      if (all.size() > NAMED_MISSES) {
        misses.add("and " + (all.size() - NAMED_MISSES) + " more");
      }
    }
  }

  private BigDecimal seconds(ActionOutcome outcome) {
    return BigDecimal.valueOf(analysis.timeline().seconds(outcome.at()))
        .setScale(2, RoundingMode.HALF_UP);
  }
}
