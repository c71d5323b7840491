package io.turnout.loadtest;

import io.turnout.loadtest.evidence.EvidenceCollector;
import io.turnout.loadtest.monitor.MonitorSet;
import io.turnout.loadtest.plan.Plan;
import io.turnout.loadtest.progress.Progress;
import io.turnout.loadtest.progress.Progress.Phase;
import io.turnout.loadtest.schedule.ScenarioSchedule;
import io.turnout.loadtest.schedule.Schedule;
import io.turnout.loadtest.verdict.Breach;
import io.turnout.loadtest.verdict.RunEnd;
import io.turnout.loadtest.verdict.RunJudge;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.UserState;
import io.turnout.virtualuser.grid.GridUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Plays one run: its scenarios in sequence and in parallel. Confined to the thread that plays it.
 * Whatever it has started is gone when it returns.
 */
final class RunPlayer {
  private static final Duration LONGEST_END = Duration.ofSeconds(8);
  private static final long LOOK_MS = 50;

  private final Plan plan;
  private final Schedule schedule;
  private final AgentSupply.Source source;
  private final RunBoard board;
  private final EvidenceCollector evidence;
  private final RunJudge judge;
  private final StopSignal stop;
  private final WatchedRun watched;
  private final InstantSource clock;
  private final Lateness lateness = new Lateness();
  private final List<ScenarioPlayer> players = new ArrayList<>();
  private Phase phase = Phase.PREPARING;
  private Instant begin;
  private long lastSecond;
  private Optional<String> aborted = Optional.empty();
  private Optional<String> agentDescription = Optional.empty();

  RunPlayer(
      Plan plan,
      Schedule schedule,
      AgentSupply.Source source,
      RunBoard board,
      EvidenceCollector evidence,
      RunJudge judge,
      StopSignal stop,
      WatchedRun watched,
      InstantSource clock) {
    this.plan = plan;
    this.schedule = schedule;
    this.source = source;
    this.board = board;
    this.evidence = evidence;
    this.judge = judge;
    this.stop = stop;
    this.watched = watched;
    this.clock = clock;
    this.begin = clock.instant();
  }

  /** {@return what played the users, e.g. a browser's name and version, once one was started} */
  Optional<String> agentDescription() {
    return agentDescription;
  }

  /** Plays the run to its end, planned or not. Everything that happens is recorded on the way. */
  RunEnd play() {
    schedule
        .scenarioOfUsers()
        .keySet()
        .forEach(
            user ->
                board.record(
                    new RunEvent.UserStateChanged(clock.instant(), user, UserState.SCHEDULED, "")));
    showProgress();
    // The portal's browser is closed before its Grid.
    try (MonitorSet _ = MonitorSet.start(plan.monitors(), board, clock);
        AgentSupply supply = source.open(plan, schedule, clock);
        evidence) {
      evidence.openPortal(supply.portal(), schedule.mostConcurrentUsers());
      return playWith(supply);
    } catch (GridUnavailableException | PlanRefusedException e) {
      change(RunPhase.FINISHED);
      return new RunEnd.Unmeasurable(String.valueOf(e.getMessage()));
    }
  }

  private RunEnd playWith(AgentSupply supply) {
    PacedAgents paced = new PacedAgents(supply.agents(), supply.startsAtOnce());
    AgentLedger ledger = new AgentLedger(watched.watching(evidence.watching(paced)));
    begin = clock.instant();
    supply.warnings().forEach(this::warn);
    prepare(supply, ledger);
    try {
      move(RunPhase.RAMP_UP, Phase.RAMP_UP);
      while (stop.reason().isEmpty() && supply.lost().isEmpty() && !isOver()) {
        beginDue(ledger);
        Instant now = clock.instant();
        players.forEach(player -> player.look(now));
        movePhase();
        look();
      }
    } catch (InterruptedException e) {
      stop.give("interrupted");
    } finally {
      agentDescription = ledger.description();
    }
    Optional<String> lost = supply.lost();
    lost.ifPresent(reason -> warn("The run cannot go on: " + reason + "."));
    end(lost.isPresent() || stop.reason().isPresent());
    paced.delays().ifPresent(this::warn);
    return lost.<RunEnd>map(reason -> new RunEnd.Unmeasurable("The run broke off: " + reason + "."))
        .orElseGet(() -> runEnd(ledger));
  }

  private void prepare(AgentSupply supply, AgentLedger ledger) {
    RunContext context =
        new RunContext(
            ledger,
            supply.expectation(),
            supply.longestStart(),
            board,
            lateness,
            clock,
            plan.seed(),
            // Meetings of an earlier run may still linger in the application.
            Long.toString(begin.getEpochSecond(), 36));
    for (ScenarioSchedule scenario : schedule.scenarios()) {
      players.add(new ScenarioPlayer(scenario, context));
    }
  }

  /** Lets scenarios begin whose time has come. */
  private void beginDue(AgentLedger ledger) {
    for (ScenarioPlayer player : players) {
      if (player.phase().isPresent() || !isDue(player)) {
        continue;
      }
      if (ledger.refusal().isPresent()) {
        warn("Not a single user could be started; " + player.name() + " was not begun.");
        player.leave(clock.instant(), Duration.ZERO);
      } else {
        player.begin(clock.instant());
      }
    }
  }

  private boolean isDue(ScenarioPlayer player) {
    return player.after().isEmpty()
        || players.stream()
            .anyMatch(other -> player.after().get().equals(other.name()) && other.isOver());
  }

  private boolean isOver() {
    return players.stream().allMatch(ScenarioPlayer::isOver);
  }

  /** The run holds from its first scenario's hold on and ends when its last scenario ends. */
  private void movePhase() {
    boolean ending = players.stream().allMatch(ScenarioPlayer::isEnding);
    boolean holds =
        players.stream()
            .anyMatch(player -> player.phase().filter(RunPhase.HOLD::equals).isPresent());
    if (phase == Phase.RAMP_UP && holds) {
      move(RunPhase.HOLD, Phase.HOLD);
    }
    if (phase != Phase.RAMP_DOWN && ending) {
      move(RunPhase.RAMP_DOWN, Phase.RAMP_DOWN);
    }
  }

  /** Ends whatever still goes on. */
  private void end(boolean interrupted) {
    if (interrupted) {
      change(RunPhase.INTERRUPTED);
      players.forEach(player -> player.interrupt(clock.instant()));
    }
    Instant deadline = clock.instant().plus(LONGEST_END);
    int left = players.stream().mapToInt(player -> player.awaitEnd(deadline)).sum();
    if (left > 0) {
      warn(left + " users did not leave in time; their browsers are ended with the Grid.");
    }
    lateness.warning().ifPresent(this::warn);
    if (!interrupted) {
      change(RunPhase.FINISHED);
    }
    board.recordUsers(clock.instant());
    phase = Phase.REPORTING;
    showProgress();
  }

  private RunEnd runEnd(AgentLedger ledger) {
    if (stop.reason().isPresent()) {
      return new RunEnd.Interrupted(stop.reason().get());
    }
    if (ledger.refusal().isPresent()) {
      return new RunEnd.Unmeasurable("No user could be started: " + ledger.refusal().get());
    }
    return aborted.<RunEnd>map(RunEnd.Aborted::new).orElseGet(RunEnd.Completed::new);
  }

  /** Waits a moment; once a second records, judges and shows how far the run is. */
  private void look() throws InterruptedException {
    stop.await(LOOK_MS, TimeUnit.MILLISECONDS);
    long second = clock.instant().getEpochSecond();
    if (second != lastSecond) {
      lastSecond = second;
      board.recordUsers(Instant.ofEpochSecond(second));
      judge.newBreaches().forEach(this::take);
      showProgress();
    }
  }

  private void take(Breach breach) {
    String expression = breach.threshold().expression();
    board.record(new RunEvent.ThresholdBreached(clock.instant(), expression, breach.reason()));
    if (breach.threshold().abort() && aborted.isEmpty()) {
      aborted = Optional.of(expression + ": " + breach.reason());
      Instant now = clock.instant();
      players.forEach(player -> player.leave(now, Duration.ZERO));
    }
  }

  private void showProgress() {
    Instant now = clock.instant();
    watched.onProgress(
        new Progress(
            phase,
            Duration.between(begin, now),
            remaining(now),
            schedule.meetings(),
            board.meetingsConnected(),
            players.stream().map(ScenarioPlayer::progress).toList(),
            board.users(),
            board.serverCpu(now)));
  }

  private Duration remaining(Instant now) {
    return players.stream()
        .map(player -> remaining(player, now))
        .max(Duration::compareTo)
        .orElse(phase == Phase.PREPARING ? schedule.longest() : Duration.ZERO);
  }

  private Duration remaining(ScenarioPlayer player, Instant now) {
    Duration own = player.remaining(now);
    return player.phase().isPresent()
        ? own
        : players.stream()
            .filter(other -> player.after().filter(other.name()::equals).isPresent())
            .map(other -> remaining(other, now).plus(own))
            .findFirst()
            .orElse(own);
  }

  private void move(RunPhase to, Phase shown) {
    phase = shown;
    change(to);
  }

  private void change(RunPhase to) {
    board.record(new RunEvent.PhaseChanged(clock.instant(), to));
  }

  private void warn(String message) {
    board.record(new RunEvent.Warning(clock.instant(), message));
  }
}
