package io.turnout.loadtest.plan;

import static io.turnout.loadtest.plan.PlanWriter.object;

import io.turnout.report.record.UserAction;
import io.turnout.virtualuser.pattern.UserPattern;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes one scenario. */
final class ScenarioWriter {
  private ScenarioWriter() {}

  static Map<String, Object> scenario(Scenario scenario) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", scenario.name());
    map.put("pattern", pattern(scenario.pattern()));
    switch (scenario.load()) {
      case MeetingLoad.Closed closed -> map.put("meetings", closed(closed));
      case MeetingLoad.Open open -> map.put("arrivals", open(open));
    }
    scenario
        .after()
        .ifPresentOrElse(
            other -> map.put("after", other), () -> map.put("starts", ScenarioMapper.TOGETHER));
    if (!scenario.everybody().isEmpty()) {
      map.put(
          "everybody",
          scenario.everybody().stream()
              .map(burst -> object("at", time(burst.at()), "do", burst.act().id()))
              .toList());
    }
    scenario
        .keepAlive()
        .ifPresent(
            alive ->
                map.put(
                    "keepAlive",
                    object("every", time(alive.every()), "by", KeepAliveNames.of(alive.means()))));
    map.put("joinAttempts", scenario.joinAttempts());
    map.put(
        "tolerance",
        object(
            "mediaLoss",
            time(scenario.tolerance().mediaLoss()),
            "verification",
            time(scenario.tolerance().verification())));
    map.put("users", users(scenario.users()));
    return map;
  }

  private static Map<String, Object> users(Naming users) {
    Map<String, Object> map =
        object("displayName", users.displayName().text(), "meetingId", users.meetingId().text());
    users.title().ifPresent(title -> map.put("title", title.text()));
    users.users().ifPresent(table -> map.put("csv", table.file().toString()));
    users.meetings().ifPresent(table -> map.put("meetingsCsv", table.file().toString()));
    return map;
  }

  private static Map<String, Object> closed(MeetingLoad.Closed load) {
    return object(
        "count",
        load.count(),
        "usersPerMeeting",
        sizes(load.sizes()),
        "ramp",
        object("meetingEvery", time(load.meetingEvery()), "userEvery", time(load.userEvery())),
        "hold",
        time(load.hold()),
        "rampDown",
        time(load.rampDown()),
        "joinTimeout",
        time(load.joinTimeout()));
  }

  private static Map<String, Object> open(MeetingLoad.Open load) {
    Map<String, Object> map =
        switch (load.arrivals()) {
          case Arrivals.AtRate at ->
              object(
                  "rate",
                  at.rate().text(),
                  "spacing",
                  at.spacing().name().toLowerCase(Locale.ROOT),
                  "for",
                  time(at.length()),
                  "last",
                  lengths(at.lengths()),
                  "usersPerMeeting",
                  sizes(at.sizes()));
          case Arrivals.Recorded recorded -> object("csv", recorded.file().toString());
        };
    map.put("userEvery", time(load.userEvery()));
    map.put("joinTimeout", time(load.joinTimeout()));
    return map;
  }

  private static Object sizes(MeetingSizes sizes) {
    return switch (sizes) {
      case MeetingSizes.Constant(int users) -> users;
      case MeetingSizes.Uniform(int from, int to) ->
          object("uniform", object("from", from, "to", to));
      case MeetingSizes.Weighted(var weights) -> {
        Map<String, Object> map = new LinkedHashMap<>();
        weights.forEach((size, weight) -> map.put(size.toString(), weight));
        yield object("weighted", map);
      }
    };
  }

  private static Object lengths(MeetingLengths lengths) {
    return switch (lengths) {
      case MeetingLengths.Constant(Duration length) -> time(length);
      case MeetingLengths.Uniform(Duration from, Duration to) ->
          object("uniform", object("from", time(from), "to", time(to)));
      case MeetingLengths.Exponential(Duration mean, Duration least, Duration most) ->
          object(
              "exponential",
              object("mean", time(mean), "atLeast", time(least), "atMost", time(most)));
      case MeetingLengths.LogNormal(Duration median, Duration p95, Duration least, Duration most) ->
          object(
              "logNormal",
              object(
                  "median",
                  time(median),
                  "p95",
                  time(p95),
                  "atLeast",
                  time(least),
                  "atMost",
                  time(most)));
    };
  }

  private static Map<String, Object> pattern(UserPattern pattern) {
    Map<String, Object> map = object("is", pattern.name());
    pattern.camera().map(ScenarioWriter::camera).ifPresent(camera -> map.put("camera", camera));
    pattern
        .screen()
        .ifPresent(
            screen ->
                map.put("screen", object("users", screen.users().stream().sorted().toList())));
    pattern
        .messages()
        .ifPresent(
            messages ->
                map.put(
                    "messages",
                    object("every", time(messages.every()), "length", messages.length())));
    pattern
        .annotations()
        .ifPresent(drawing -> map.put("annotations", object("every", time(drawing.every()))));
    map.put("speech", pattern.speech().name().toLowerCase(Locale.ROOT));
    map.put("actions", pattern.actions().stream().map(ScenarioWriter::action).toList());
    pattern
        .randomActions()
        .ifPresent(
            random ->
                map.put(
                    "randomActions",
                    object(
                        "every",
                        time(random.every()),
                        "of",
                        random.kinds().stream().map(UserAction::id).sorted().toList())));
    return map;
  }

  private static Map<String, Object> camera(UserPattern.Camera camera) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (camera.width().isPresent() && camera.height().isPresent()) {
      map.put("resolution", camera.width().getAsInt() + "x" + camera.height().getAsInt());
    }
    camera.framesPerSecond().ifPresent(fps -> map.put("framesPerSecond", fps));
    camera.maxBitrateBps().ifPresent(bps -> map.put("maxBitrate", BitrateText.format(bps)));
    return map;
  }

  private static Map<String, Object> action(UserPattern.PlannedAction action) {
    Map<String, Object> map = object("at", time(action.at()), "do", action.action().id());
    if (!action.users().isEmpty()) {
      map.put("users", action.users().stream().sorted().toList());
    }
    return map;
  }

  private static String time(Duration duration) {
    return DurationText.format(duration);
  }
}
