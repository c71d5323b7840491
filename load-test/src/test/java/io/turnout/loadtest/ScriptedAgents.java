package io.turnout.loadtest;

import io.turnout.loadtest.plan.Plan;
import io.turnout.loadtest.schedule.Schedule;
import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.virtualuser.AgentLostException;
import io.turnout.virtualuser.AgentStartException;
import io.turnout.virtualuser.ExpectedStreams;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.Observation;
import io.turnout.virtualuser.PortalAgent;
import io.turnout.virtualuser.StreamStatistics;
import io.turnout.virtualuser.UserAgent;
import io.turnout.virtualuser.UserAgentFactory;
import io.turnout.virtualuser.grid.GridUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Thread-safe. Agents without a browser, whose media flows evenly until the script says else. */
final class ScriptedAgents implements AgentSupply, AgentSupply.Source {
  private final Set<String> open = ConcurrentHashMap.newKeySet();
  private final Set<String> lost = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean gridThere = true;
  private volatile boolean browsersThere = true;
  private volatile boolean gridLost;
  private volatile InstantSource clock = InstantSource.system();

  ScriptedAgents withoutGrid() {
    gridThere = false;
    return this;
  }

  ScriptedAgents withoutBrowsers() {
    browsersThere = false;
    return this;
  }

  /** From now on this user's agent is gone. */
  void lose(String user) {
    lost.add(user);
  }

  /** From now on there is no Grid any more. */
  void loseGrid() {
    gridLost = true;
  }

  @Override
  public Optional<String> lost() {
    return gridLost ? Optional.of("the Grid has not answered for 20 s") : Optional.empty();
  }

  /** {@return users whose agents are open} */
  Set<String> open() {
    return open;
  }

  boolean isClosed() {
    return closed.get();
  }

  @Override
  public void check(Plan plan, Schedule schedule) {}

  @Override
  public AgentSupply open(Plan plan, Schedule schedule, InstantSource runClock)
      throws GridUnavailableException {
    if (!gridThere) {
      throw new GridUnavailableException("No Grid answers at http://127.0.0.1:4444.");
    }
    clock = runClock;
    return this;
  }

  @Override
  public UserAgentFactory agents() {
    return invitation -> {
      if (!browsersThere) {
        throw new AgentStartException("there is no browser");
      }
      open.add(invitation.user().user());
      return new Agent(invitation);
    };
  }

  @Override
  public ExpectedStreams.Rule expectation() {
    return users -> new ExpectedStreams(users - 1, users - 1, 1, 1);
  }

  @Override
  public Duration longestStart() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Optional<PortalAgent.Factory> portal() {
    return Optional.empty();
  }

  @Override
  public void close() {
    closed.set(true);
  }

  private final class Agent implements UserAgent {
    private final Invitation invitation;
    private final long beginNs = System.nanoTime();

    Agent(Invitation invitation) {
      this.invitation = invitation;
    }

    private String name() {
      return invitation.user().user();
    }

    @Override
    public void join(Duration timeout) throws AgentLostException {
      requireThere();
    }

    @Override
    public Observation observe() throws AgentLostException {
      requireThere();
      List<StreamStatistics> streams = new ArrayList<>();
      for (StreamKind kind : StreamKind.values()) {
        streams.add(stream(StreamDirection.OUTBOUND, kind, "out-" + kind));
        for (int other = 1; other < invitation.meetingSize(); other++) {
          streams.add(stream(StreamDirection.INBOUND, kind, "in-" + kind + other));
        }
      }
      return new Observation(
          clock.instant(),
          streams,
          List.of(),
          OptionalInt.of(invitation.meetingSize()),
          Optional.empty());
    }

    private StreamStatistics stream(StreamDirection direction, StreamKind kind, String key) {
      long ms = (System.nanoTime() - beginNs) / 1_000_000;
      boolean video = kind == StreamKind.VIDEO;
      OptionalLong none = OptionalLong.empty();
      return new StreamStatistics(
          new StreamId(invitation.user(), 0, direction, kind, key),
          ms,
          video ? "video/VP8" : "audio/opus",
          OptionalLong.of(ms * 50),
          OptionalLong.of(ms / 10),
          OptionalDouble.of(5),
          new StreamStatistics.Reception(OptionalLong.of(0), OptionalDouble.of(1)),
          video
              ? new StreamStatistics.VideoStatistics(
                  OptionalLong.of(ms / 20),
                  OptionalLong.of(0),
                  OptionalLong.of(1),
                  OptionalLong.of(640),
                  OptionalLong.of(480),
                  none,
                  OptionalDouble.empty(),
                  none,
                  none)
              : StreamStatistics.VideoStatistics.UNKNOWN,
          video
              ? StreamStatistics.AudioStatistics.UNKNOWN
              : new StreamStatistics.AudioStatistics(
                  OptionalDouble.of(ms * 1e-4), OptionalLong.of(ms * 48), OptionalLong.of(0)),
          Optional.empty());
    }

    private void requireThere() throws AgentLostException {
      if (lost.contains(name())) {
        throw new AgentLostException("the browser is gone");
      }
    }

    @Override
    public void leave() throws AgentLostException {
      requireThere();
    }

    @Override
    public String description() {
      return "scripted agent 1";
    }

    @Override
    public void close() {
      open.remove(name());
    }
  }
}
