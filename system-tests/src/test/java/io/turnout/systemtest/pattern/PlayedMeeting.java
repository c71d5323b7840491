package io.turnout.systemtest.pattern;

import io.turnout.mediaserver.MediaServer;
import io.turnout.mediaserver.MediaServerOptions;
import io.turnout.meetingapp.MeetingApp;
import io.turnout.meetingapp.MeetingAppOptions;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.Departure;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.MeetingLedger;
import io.turnout.virtualuser.MeetingRoster;
import io.turnout.virtualuser.UserPlan;
import io.turnout.virtualuser.VirtualUser;
import io.turnout.virtualuser.application.ApplicationAdapter;
import io.turnout.virtualuser.application.MeetingAppAdapter;
import io.turnout.virtualuser.browser.BrowserAgentFactory;
import io.turnout.virtualuser.browser.BrowserOptions;
import io.turnout.virtualuser.grid.GridOptions;
import io.turnout.virtualuser.grid.StandaloneGrid;
import io.turnout.virtualuser.pattern.UserPattern;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Confined to the test's thread. Servers and a Grid, on which meetings of real browsers are played
 * one after the other; remembers what the last one recorded.
 */
final class PlayedMeeting implements AutoCloseable {
  private final MediaServer server;
  private final MeetingApp application;
  private final StandaloneGrid grid;
  private final List<RunEvent> events = new CopyOnWriteArrayList<>();
  private final List<Sample> samples = new CopyOnWriteArrayList<>();

  private PlayedMeeting(MediaServer server, MeetingApp application, StandaloneGrid grid) {
    this.server = server;
    this.application = application;
    this.grid = grid;
  }

  static PlayedMeeting open(int slots) throws Exception {
    MediaServer server =
        MediaServer.start(MediaServerOptions.defaults().withControl("127.0.0.1", 0));
    MeetingApp application =
        MeetingApp.start(MeetingAppOptions.of(server.controlUri()).withPort(0));
    return new PlayedMeeting(
        server, application, StandaloneGrid.start(GridOptions.withSlots(slots)));
  }

  /** Plays one meeting to its end; {@return how each user ended, by its name} */
  Map<String, UserState> play(String meeting, int users, UserPattern pattern, Duration stay)
      throws InterruptedException {
    events.clear();
    samples.clear();
    List<VirtualUserId> ids = new ArrayList<>();
    for (int number = 1; number <= users; number++) {
      ids.add(new VirtualUserId(meeting, meeting + "-u" + number));
    }
    InstantSource clock = InstantSource.system();
    ApplicationAdapter adapter = MeetingAppAdapter.at(application.uri());
    BrowserAgentFactory agents =
        new BrowserAgentFactory(grid.address(), BrowserOptions.defaults(), adapter, clock);
    MeetingRoster roster = new MeetingRoster(ids);
    MeetingLedger ledger = new MeetingLedger();
    Map<String, UserState> ends = new ConcurrentHashMap<>();
    List<Thread> threads = new ArrayList<>();
    for (VirtualUserId id : ids) {
      UserPlan plan =
          UserPlan.of(new Invitation(id, "User " + id.user(), meeting, users, pattern))
              .withNumber(threads.size() + 1)
              .withSeed(1)
              .withStay(stay)
              .withJoinTimeout(Duration.ofSeconds(90))
              .withLossTolerance(Duration.ofSeconds(15))
              .withVerificationTimeout(Duration.ofSeconds(20));
      VirtualUser user =
          new VirtualUser(plan, agents, adapter, roster, ledger, new Recorder(), clock);
      threads.add(
          Thread.ofVirtual()
              .name(id.user())
              .start(() -> ends.put(id.user(), user.play(Departure.afterConnectedFor(stay)))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return ends;
  }

  List<RunEvent> events() {
    return events;
  }

  <T extends RunEvent> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<Double> values(Metric metric) {
    return samples.stream().filter(sample -> sample.metric() == metric).map(Sample::value).toList();
  }

  @Override
  public void close() {
    grid.close();
    application.close();
    server.close();
  }

  private final class Recorder implements RunRecorder {
    @Override
    public void record(RunEvent event) {
      events.add(event);
    }

    @Override
    public void record(Sample sample) {
      samples.add(sample);
    }
  }
}
