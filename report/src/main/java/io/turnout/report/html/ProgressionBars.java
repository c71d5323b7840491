package io.turnout.report.html;

import io.turnout.report.analysis.Activity;
import io.turnout.report.analysis.RunAnalysis;
import io.turnout.report.analysis.RunTimeline;
import io.turnout.report.analysis.RunTimeline.Progression;
import io.turnout.report.html.ReportPage.Bar;
import io.turnout.report.html.ReportPage.Mark;
import io.turnout.report.html.ReportPage.MarkKind;
import io.turnout.report.html.ReportPage.Meeting;
import io.turnout.report.html.ReportPage.ProgressionChart;
import io.turnout.report.html.ReportPage.Row;
import io.turnout.report.html.ReportPage.ScenarioRow;
import io.turnout.report.html.ReportPage.Tick;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.EvidenceTaken;
import io.turnout.report.record.RunSummary.PhaseSpan;
import io.turnout.report.record.UserOutcome;
import io.turnout.report.record.VirtualUserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lays out one bar a user over the time of the run, by meeting. Confined to one thread. Of a large
 * run only meetings with trouble are open.
 */
final class ProgressionBars {
  private static final int ROOMY_USERS = 40;
  private static final int MAX_TICKS = 8;
  private static final List<Integer> TICK_SECONDS =
      List.of(1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400);

  private final RunAnalysis analysis;
  private final RunTimeline timeline;
  private final Map<VirtualUserId, UserOutcome> outcomes = new HashMap<>();
  private final Map<VirtualUserId, List<Bar>> activities = new HashMap<>();
  private final Map<VirtualUserId, List<Mark>> marks = new HashMap<>();
  private final Map<VirtualUserId, Integer> rows = new LinkedHashMap<>();
  private final Troubles troubles;
  private final boolean large;

  ProgressionBars(RunAnalysis analysis, EvidenceGallery gallery) {
    this.analysis = analysis;
    this.timeline = analysis.timeline();
    this.troubles = Troubles.of(analysis);
    this.large = timeline.users().size() > ROOMY_USERS;
    analysis.outcomes().forEach(outcome -> outcomes.put(outcome.user(), outcome));
    for (Activity activity : analysis.actions().activities()) {
      activities.computeIfAbsent(activity.user(), _ -> new ArrayList<>()).add(bar(activity));
    }
    timeline.retries().forEach(this::mark);
    for (int i = 0; i < gallery.inOrder().size(); i++) {
      mark(gallery.inOrder().get(i), EvidenceGallery.id(i));
    }
  }

  ProgressionChart chart() {
    List<Meeting> meetings = meetings();
    var actions = new ActionMarks(analysis, rows);
    return new ProgressionChart(
        large,
        phases(timeline.phases()),
        timeline.scenarios().stream()
            .map(s -> new ScenarioRow(s.scenario(), phases(s.phases())))
            .toList(),
        transcodings(),
        breaches(),
        meetings,
        ticks(),
        actions.kinds(),
        activityKinds(),
        actions.json());
  }

  private List<Meeting> meetings() {
    var byMeeting = new LinkedHashMap<String, List<Progression>>();
    timeline.users().stream()
        .sorted(
            Comparator.comparing((Progression p) -> p.user().meeting(), NaturalOrder.INSTANCE)
                .thenComparing(p -> p.user().user(), NaturalOrder.INSTANCE))
        .forEach(p -> byMeeting.computeIfAbsent(p.user().meeting(), _ -> new ArrayList<>()).add(p));
    var meetings = new ArrayList<Meeting>();
    byMeeting.forEach(
        (name, users) -> {
          String trouble = troubles.of(name);
          meetings.add(
              new Meeting(
                  name,
                  Figures.counted(users.size(), "user"),
                  trouble,
                  !large || !trouble.isEmpty(),
                  MeetingOverview.bars(users, timeline),
                  users.stream().map(this::row).toList()));
        });
    return meetings;
  }

  private Row row(Progression progression) {
    VirtualUserId user = progression.user();
    int index = rows.size();
    rows.put(user, index);
    UserOutcome outcome = outcomes.get(user);
    int tries = outcome == null ? 0 : outcome.joinAttempts().orElse(0);
    return new Row(
        index,
        user.user(),
        tries < 2
            ? ""
            : outcome != null && outcome.joinTimeMs().isPresent()
                ? "joined at the " + Figures.ordinal(tries) + " try"
                : "not joined in " + tries + " tries",
        tries < 2 ? "" : Figures.ordinal(tries) + " try",
        (user.meeting() + ' ' + user.user()).toLowerCase(Locale.ROOT),
        bars(progression),
        activities.getOrDefault(user, List.of()),
        marks.getOrDefault(user, List.of()));
  }

  private void mark(RunEvent.JoinRetried retry) {
    String text =
        Figures.clock(timeline.seconds(retry.at()))
            + " the "
            + Figures.ordinal(retry.attempt())
            + " try to join failed: "
            + retry.reason();
    add(retry.user(), new Mark("retry", left(retry.at()), "", text));
  }

  private void mark(EvidenceTaken take, String id) {
    String text = "evidence at " + Figures.clock(timeline.seconds(take.at())) + ": " + take.cause();
    String kind = EvidenceGallery.isTrouble(take) ? "evidence" : "evidence routine";
    add(take.user(), new Mark(kind, left(take.at()), "#" + id, text));
  }

  private void add(VirtualUserId user, Mark mark) {
    marks.computeIfAbsent(user, _ -> new ArrayList<>()).add(mark);
  }

  private Bar bar(Activity activity) {
    String text =
        activity.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + " from "
            + Figures.clock(timeline.seconds(activity.start()))
            + " to "
            + Figures.clock(timeline.seconds(activity.end()));
    return bar(key(activity.kind()).id(), activity.start(), activity.end(), "", text);
  }

  private List<MarkKind> activityKinds() {
    return analysis.actions().activities().stream()
        .map(Activity::kind)
        .sorted()
        .map(ProgressionBars::key)
        .distinct()
        .toList();
  }

  private static MarkKind key(Activity.Kind kind) {
    return switch (kind) {
      case MUTED -> new MarkKind("muted", "muted");
      case CAMERA_OFF -> new MarkKind("camera-off", "camera off");
      case SCREEN_SHARED -> new MarkKind("screen-shared", "screen shared");
      case REJOINING, RELOADING -> new MarkKind("away", "rejoining, reloading");
    };
  }

  private List<Mark> breaches() {
    return timeline.breaches().stream()
        .map(
            breach ->
                new Mark(
                    "breach",
                    left(breach.at()),
                    "#thresholds",
                    Figures.clock(timeline.seconds(breach.at()))
                        + " "
                        + breach.expression()
                        + ": "
                        + breach.reason()))
        .toList();
  }

  private List<Bar> phases(List<PhaseSpan> phases) {
    return phases.stream()
        .map(
            span -> {
              String name = span.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
              return bar(name.replace(' ', '-'), span.start(), span.end(), name, name);
            })
        .toList();
  }

  private List<Bar> transcodings() {
    return timeline.transcodings().stream()
        .map(
            span -> {
              String what =
                  span.mediaServer() + " transcodes " + span.kind().name().toLowerCase(Locale.ROOT);
              return bar("transcoding", span.start(), span.end(), "", what);
            })
        .toList();
  }

  private List<Bar> bars(Progression progression) {
    return progression.states().stream()
        .map(
            span -> {
              String state = span.state().name().toLowerCase(Locale.ROOT);
              String reason = span.reason().isEmpty() ? "" : ": " + span.reason();
              String from = Figures.clock(timeline.seconds(span.start()));
              return bar(
                  state,
                  span.start(),
                  span.end(),
                  "",
                  progression.user().user() + " " + state + " from " + from + reason);
            })
        .toList();
  }

  private List<Tick> ticks() {
    double duration = timeline.durationSeconds();
    int step = TICK_SECONDS.getLast();
    for (int candidate : TICK_SECONDS) {
      if (duration / candidate <= MAX_TICKS) {
        step = candidate;
        break;
      }
    }
    var ticks = new ArrayList<Tick>();
    for (double at = 0; at < duration; at += step) {
      ticks.add(new Tick(Figures.percent(at, duration), Figures.clock(at)));
    }
    return ticks;
  }

  private Bar bar(String kind, Instant start, Instant end, String label, String tooltip) {
    return MeetingOverview.bar(kind, start, end, label, tooltip, timeline);
  }

  private String left(Instant at) {
    return Figures.percent(timeline.seconds(at), timeline.durationSeconds());
  }
}
