package io.turnout.systemtest.pattern;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import io.turnout.report.testing.RecordedRun;
import io.turnout.systemtest.meeting.MeetingServers;
import io.turnout.virtualuser.Departure;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.MeetingLedger;
import io.turnout.virtualuser.MeetingRoster;
import io.turnout.virtualuser.Tolerance;
import io.turnout.virtualuser.UserPlan;
import io.turnout.virtualuser.VirtualUser;
import io.turnout.virtualuser.application.ApplicationAdapter;
import io.turnout.virtualuser.application.MeetingAppAdapter;
import io.turnout.virtualuser.browser.BrowserAgentFactory;
import io.turnout.virtualuser.browser.BrowserOptions;
import io.turnout.virtualuser.grid.GridOptions;
import io.turnout.virtualuser.grid.StandaloneGrid;
import io.turnout.virtualuser.pattern.UserPattern;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Confined to the test's thread. Servers and a Grid, on which meetings of real browsers are played
 * one after the other; remembers what the last one recorded.
 */
final class PlayedMeeting implements AutoCloseable {
  private final MeetingServers servers;
  private final StandaloneGrid grid;
  private RecordedRun run = new RecordedRun();

  private PlayedMeeting(MeetingServers servers, StandaloneGrid grid) {
    this.servers = servers;
    this.grid = grid;
  }

  /**
   * Starts servers and Grid.
   *
   * @param logs folder for what the servers say
   */
  static PlayedMeeting open(int slots, Path logs) throws Exception {
    return new PlayedMeeting(
        MeetingServers.start(logs), StandaloneGrid.start(GridOptions.withSlots(slots)));
  }

  /** Plays one meeting to its end; {@return how each user ended, by its name} */
  Map<String, UserState> play(String meeting, int users, UserPattern pattern, Duration stay)
      throws InterruptedException {
    RecordedRun recorder = new RecordedRun();
    run = recorder;
    List<VirtualUserId> ids = new ArrayList<>();
    for (int number = 1; number <= users; number++) {
      ids.add(new VirtualUserId(meeting, meeting + "-u" + number));
    }
    InstantSource clock = InstantSource.system();
    ApplicationAdapter adapter = MeetingAppAdapter.at(servers.application());
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
              .withJoinTimeout(Duration.ofMinutes(5))
              .withTolerance(new Tolerance(Duration.ofSeconds(45), Duration.ofMinutes(1)));
      VirtualUser user = new VirtualUser(plan, agents, adapter, roster, ledger, recorder, clock);
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
    return run.events();
  }

  <T extends RunEvent> List<T> events(Class<T> type) {
    return run.events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<Double> values(Metric metric) {
    return run.values(metric);
  }

  @Override
  public void close() {
    grid.close();
    servers.close();
  }
}
