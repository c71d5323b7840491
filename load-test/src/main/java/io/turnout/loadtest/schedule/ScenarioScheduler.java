package io.turnout.loadtest.schedule;

import io.turnout.loadtest.plan.Arrivals;
import io.turnout.loadtest.plan.MeetingLoad;
import io.turnout.loadtest.plan.Scenario;
import io.turnout.report.record.VirtualUserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays out one scenario. Confined to one call. */
final class ScenarioScheduler {
  private final Scenario scenario;
  private final String prefix;
  private final Draws draws;
  private final NameBook names;
  private final List<ScheduledMeeting> meetings = new ArrayList<>();
  private int users;

  ScenarioScheduler(Scenario scenario, String prefix, long seed) {
    this.scenario = scenario;
    this.prefix = prefix;
    this.draws = new Draws(seed, scenario.name());
    this.names =
        new NameBook(
            scenario.name(), scenario.users(), new Draws(seed, scenario.name() + " names"));
  }

  ScenarioSchedule schedule() {
    switch (scenario.load()) {
      case MeetingLoad.Closed closed -> closed(closed);
      case MeetingLoad.Open open -> open(open.arrivals());
    }
    return new ScenarioSchedule(scenario, meetings);
  }

  private void closed(MeetingLoad.Closed load) {
    for (int i = 0; i < load.count(); i++) {
      add(load.meetingEvery().multipliedBy(i), draws.size(load.sizes()), Optional.empty());
    }
  }

  private void open(Arrivals arrivals) {
    switch (arrivals) {
      case Arrivals.AtRate at -> {
        for (Duration start : starts(at)) {
          add(start, draws.size(at.sizes()), Optional.of(draws.length(at.lengths())));
        }
      }
      case Arrivals.Recorded recorded ->
          recorded
              .meetings()
              .forEach(
                  meeting -> add(meeting.start(), meeting.users(), Optional.of(meeting.length())));
    }
  }

  private List<Duration> starts(Arrivals.AtRate arrivals) {
    double perSecond = arrivals.rate().perSecond();
    List<Duration> starts = new ArrayList<>();
    Duration at =
        arrivals.spacing() == Arrivals.Spacing.EVEN ? Duration.ZERO : draws.gap(perSecond);
    while (at.compareTo(arrivals.length()) < 0) {
      starts.add(at);
      at =
          arrivals.spacing() == Arrivals.Spacing.EVEN
              ? Duration.ofNanos((long) (starts.size() / perSecond * 1e9))
              : at.plus(draws.gap(perSecond));
    }
    if (starts.isEmpty()) {
      throw new IllegalArgumentException(
          "arrivals: found no meeting of "
              + scenario.name()
              + " at "
              + arrivals.rate().text()
              + " in "
              + arrivals.length().toSeconds()
              + " s with this seed, expected at least one: raise the rate, the time, or take"
              + " another seed");
    }
    return starts;
  }

  private void add(Duration start, int size, Optional<Duration> length) {
    int number = meetings.size() + 1;
    String name = prefix + "m" + number;
    Duration userEvery = scenario.load().userEvery();
    Duration last = start.plus(userEvery.multipliedBy(size - 1L));
    List<ScheduledUser> members = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      users++;
      String user = name + "-u" + (i + 1);
      members.add(
          new ScheduledUser(
              new VirtualUserId(name, user),
              i + 1,
              names.displayName(users, name, user),
              start.plus(userEvery.multipliedBy(i)),
              length.map(last::plus)));
    }
    meetings.add(
        new ScheduledMeeting(
            name, names.meetingId(number, name), names.title(number, name), members));
  }
}
