package io.turnout.virtualuser;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.ActionMissed;
import io.turnout.report.record.RunEvent.ActionPerformed;
import io.turnout.report.record.RunEvent.JoinRetried;
import io.turnout.report.record.RunEvent.StreamObserved;
import io.turnout.report.record.RunEvent.UserStateChanged;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.pattern.TimedAction;
import io.turnout.virtualuser.pattern.UserPattern;
import io.turnout.virtualuser.pattern.UserPattern.PlannedAction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class VirtualUserTest {
  private static final VirtualUserId OTHER = new VirtualUserId("m1", "m1-u2");

  private final List<UserStateChanged> states = new ArrayList<>();
  private final List<RunEvent> events = new ArrayList<>();
  private final MeetingLedger ledger = new MeetingLedger();
  private final List<Sample> samples = new ArrayList<>();
  private final MeetingRoster roster = new MeetingRoster(List.of(Streams.USER, OTHER));
  private Instant now = Streams.START;
  private int closed;

  @Test
  void shouldConnectHoldAndLeave() {
    roster.begin(OTHER, now);

    assertThat(user(new FakeAgent()).play(Departure.afterConnectedFor(Duration.ofSeconds(3))))
        .isEqualTo(UserState.LEFT);

    assertThat(states)
        .extracting(UserStateChanged::state)
        .containsExactly(UserState.JOINING, UserState.CONNECTED, UserState.LEFT);
    assertThat(samples)
        .filteredOn(sample -> sample.metric() == Metric.JOIN_TIME)
        .extracting(Sample::value)
        .containsExactly(250.0);
    assertThat(closed).isEqualTo(1);
    assertThat(roster.standing().expectedUsers()).isEqualTo(1);
  }

  @Test
  void shouldFailWithTheAgentsReasonWhenItIsLost() {
    roster.begin(OTHER, now);
    FakeAgent agent = new FakeAgent();
    agent.lostAt = Streams.START.plusSeconds(2);

    assertThat(user(agent).play(Departure.afterConnectedFor(Duration.ofMinutes(1))))
        .isEqualTo(UserState.FAILED);

    assertThat(states.getLast().reason()).isEqualTo("the browser is gone: disconnected");
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void shouldNotConnectWithoutMedia() {
    roster.begin(OTHER, now);
    FakeAgent agent = new FakeAgent();
    agent.framesPerSecond = 0;

    user(agent).play(Departure.afterConnectedFor(Duration.ofMinutes(1)));

    assertThat(states)
        .extracting(UserStateChanged::state)
        .containsExactly(UserState.JOINING, UserState.FAILED);
    assertThat(states.getLast().reason())
        .startsWith("no proof of media within 60 s: no frame decoded from 1 of 1");
  }

  @Test
  void shouldStayConnectedWhenTheOtherUserIsGone() {
    roster.begin(OTHER, now);
    FakeAgent agent = new FakeAgent();
    agent.stalledFrom = Streams.START.plusSeconds(2);
    agent.whenStalled = () -> roster.remove(OTHER, now);

    assertThat(user(agent).play(Departure.afterConnectedFor(Duration.ofSeconds(20))))
        .isEqualTo(UserState.LEFT);
  }

  @Test
  void shouldFailWhenMediaStallsThoughEverybodyIsThere() {
    roster.begin(OTHER, now);
    FakeAgent agent = new FakeAgent();
    agent.stalledFrom = Streams.START.plusSeconds(2);

    user(agent).play(Departure.afterConnectedFor(Duration.ofSeconds(20)));

    assertThat(states.getLast().reason())
        .startsWith("media lost: no frame decoded from 1 of 1 expected video streams");
  }

  @Test
  void shouldWaitForUsersThatThePlanBringsLater() {
    FakeAgent agent = new FakeAgent();
    agent.stalledUntil = Streams.START.plusSeconds(120);
    agent.whenUnstalled = () -> roster.begin(OTHER, now);

    assertThat(user(agent).play(Departure.afterConnectedFor(Duration.ofSeconds(2))))
        .isEqualTo(UserState.LEFT);
    assertThat(samples)
        .filteredOn(sample -> sample.metric() == Metric.JOIN_TIME)
        .extracting(Sample::value)
        .hasSize(1)
        .allMatch(value -> value < 2000);
  }

  @Test
  void shouldSayWhyNoAgentCouldBeStarted() {
    UserAgentFactory none =
        invitation -> {
          throw new AgentStartException("no slot for " + invitation.user().user());
        };

    assertThat(user(none).play(Departure.at(now))).isEqualTo(UserState.FAILED);
    assertThat(states.getLast().reason()).isEqualTo("no slot for m1-u1");
  }

  @Test
  void shouldLeaveAtOnceWhenInterrupted() {
    roster.begin(OTHER, now);
    FakeAgent agent = new FakeAgent();
    agent.interruptedAt = Streams.START.plusSeconds(2);

    assertThat(user(agent).play(Departure.afterConnectedFor(Duration.ofHours(1))))
        .isEqualTo(UserState.LEFT);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(states.getLast().reason()).isEqualTo("ended by the run");
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void shouldTryAgainWithANewAgentAndCountIt() {
    roster.begin(OTHER, now);
    FakeAgent refused = new FakeAgent();
    refused.joinTakes = Duration.ofSeconds(7);
    refused.joinFails = true;
    FakeAgent admitted = new FakeAgent();
    List<FakeAgent> agents = new ArrayList<>(List.of(refused, admitted));

    assertThat(
            user(_ -> agents.removeFirst(), plan().withJoinAttempts(3))
                .play(Departure.afterConnectedFor(Duration.ofSeconds(3))))
        .isEqualTo(UserState.LEFT);

    assertThat(events)
        .filteredOn(JoinRetried.class::isInstance)
        .containsExactly(
            new JoinRetried(Streams.START.plusSeconds(7), Streams.USER, 1, "the meeting is full"));
    assertThat(values(Metric.JOIN_ATTEMPTS)).containsExactly(2.0);
    assertThat(values(Metric.JOIN_TIME)).containsExactly(7250.0);
    assertThat(closed).isEqualTo(2);
  }

  @Test
  void shouldFailAfterTheLastTry() {
    roster.begin(OTHER, now);
    UserAgentFactory refusing =
        _ -> {
          FakeAgent agent = new FakeAgent();
          agent.joinFails = true;
          return agent;
        };

    assertThat(
            user(refusing, plan().withJoinAttempts(2))
                .play(Departure.afterConnectedFor(Duration.ofSeconds(3))))
        .isEqualTo(UserState.FAILED);

    assertThat(states.getLast().reason()).isEqualTo("the meeting is full");
    assertThat(values(Metric.JOIN_ATTEMPTS)).containsExactly(2.0);
    assertThat(closed).isEqualTo(2);
  }

  @Test
  void shouldDoWhatThePlanSaysAndSayWhatCouldNotBeDone() {
    roster.begin(OTHER, now);
    FakeAgent agent = new FakeAgent();
    agent.cannot = UserAction.CAMERA_OFF;

    user(
            _ -> agent,
            planned(
                new PlannedAction(Duration.ofSeconds(2), UserAction.MUTE, Set.of()),
                new PlannedAction(Duration.ofMillis(3500), UserAction.CAMERA_OFF, Set.of())))
        .play(Departure.afterConnectedFor(Duration.ofSeconds(6)));

    assertThat(events)
        .filteredOn(event -> !(event instanceof UserStateChanged))
        .filteredOn(event -> !(event instanceof StreamObserved))
        .containsExactly(
            new ActionPerformed(
                Streams.START.plusMillis(2250), Streams.USER, 1, UserAction.MUTE, ""),
            new ActionMissed(
                Streams.START.plusMillis(3750),
                Streams.USER,
                Streams.USER,
                2,
                UserAction.CAMERA_OFF,
                "could not be done: no such button"));
    assertThat(values(Metric.ACTION_MISSED)).containsExactly(1.0);
  }

  @Test
  void shouldProveMediaAnewAfterLeavingAndComingBack() {
    roster.begin(OTHER, now);
    FakeAgent agent = new FakeAgent();

    assertThat(
            user(
                    _ -> agent,
                    planned(new PlannedAction(Duration.ofSeconds(2), UserAction.REJOIN, Set.of())))
                .play(Departure.afterConnectedFor(Duration.ofSeconds(9))))
        .isEqualTo(UserState.LEFT);

    assertThat(agent.joins).isEqualTo(2);
    assertThat(ledger.state().present()).isEmpty();
    assertThat(values(Metric.JOIN_TIME)).hasSize(1);
  }

  @Test
  void shouldFailWhenItDoesNotComeBackAfterAReload() {
    roster.begin(OTHER, now);
    FakeAgent agent = new FakeAgent();
    agent.whenReloaded = () -> agent.framesPerSecond = 0;

    user(_ -> agent, planned(new PlannedAction(Duration.ofSeconds(2), UserAction.RELOAD, Set.of())))
        .play(Departure.afterConnectedFor(Duration.ofMinutes(5)));

    assertThat(states.getLast().reason())
        .startsWith("no proof of media within 60 s after reload: no frame decoded from 1 of 1");
  }

  private static UserPlan plan() {
    return UserPlan.of(new Invitation(Streams.USER, "Ann", "m1", 2));
  }

  private static UserPlan planned(PlannedAction... actions) {
    UserPattern video = UserPattern.VIDEO;
    return plan()
        .withPattern(
            new UserPattern(
                "busy",
                video.camera(),
                video.screen(),
                video.messages(),
                video.annotations(),
                video.speech(),
                List.of(actions),
                Optional.empty()));
  }

  private List<Double> values(Metric metric) {
    return samples.stream().filter(sample -> sample.metric() == metric).map(Sample::value).toList();
  }

  private VirtualUser user(FakeAgent agent) {
    return user(_ -> agent);
  }

  private VirtualUser user(UserAgentFactory agents) {
    return user(agents, plan());
  }

  private VirtualUser user(UserAgentFactory agents, UserPlan plan) {
    RunRecorder recorder =
        new RunRecorder() {
          @Override
          public void record(RunEvent event) {
            events.add(event);
            if (event instanceof UserStateChanged changed) {
              states.add(changed);
            }
          }

          @Override
          public void record(Sample sample) {
            samples.add(sample);
          }
        };
    return new VirtualUser(
        plan,
        agents,
        users -> new ExpectedStreams(0, users - 1, 0, 0),
        roster,
        ledger,
        recorder,
        () -> now,
        time -> {
          if (time.isAfter(now)) {
            now = time;
          }
        });
  }

  /** Decodes frames as the hand-moved clock goes on. */
  private final class FakeAgent implements UserAgent {
    private int framesPerSecond = 20;
    private Instant lostAt = Instant.MAX;
    private Instant stalledFrom = Instant.MAX;
    private Instant stalledUntil = Instant.MIN;
    private Instant interruptedAt = Instant.MAX;
    private Runnable whenStalled = () -> {};
    private Runnable whenUnstalled = () -> {};

    private Duration joinTakes = Duration.ZERO;
    private boolean joinFails;
    private int joins;
    private @Nullable UserAction cannot;
    private Runnable whenReloaded = () -> {};

    @Override
    public void join(Duration timeout) throws JoinFailedException {
      joins++;
      now = now.plus(joinTakes);
      if (joinFails) {
        throw new JoinFailedException("the meeting is full");
      }
    }

    @Override
    public void reload(Duration timeout) {
      whenReloaded.run();
    }

    @Override
    public Instant act(TimedAction action, Duration timeout) throws ActionFailedException {
      if (action.action() == cannot) {
        throw new ActionFailedException("no such button");
      }
      return now;
    }

    @Override
    public Observation observe() throws AgentLostException, InterruptedException {
      if (!now.isBefore(lostAt)) {
        throw new AgentLostException("the browser is gone: disconnected\nand a second line");
      }
      if (!now.isBefore(interruptedAt)) {
        throw new InterruptedException();
      }
      Instant media = now;
      if (now.isAfter(stalledFrom)) {
        whenStalled.run();
        media = stalledFrom;
      }
      if (now.isBefore(stalledUntil)) {
        media = Streams.START;
      } else {
        whenUnstalled.run();
      }
      long atMs = Duration.between(Streams.START, now).toMillis();
      long mediaMs = Duration.between(Streams.START, media).toMillis();
      return Streams.seen(
          atMs, Streams.inboundVideo(atMs, mediaMs * framesPerSecond / 1000, mediaMs, mediaMs, 0));
    }

    @Override
    public void leave() {}

    @Override
    public String description() {
      return "fake";
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
