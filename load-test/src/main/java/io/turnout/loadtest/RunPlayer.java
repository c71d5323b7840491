package io.turnout.loadtest;

import io.turnout.loadtest.monitor.MonitorSet;
import io.turnout.loadtest.plan.Plan;
import io.turnout.loadtest.progress.Progress;
import io.turnout.loadtest.progress.Progress.Phase;
import io.turnout.loadtest.progress.ProgressListener;
import io.turnout.loadtest.schedule.Schedule;
import io.turnout.loadtest.verdict.RunEnd;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.UserState;
import io.turnout.virtualuser.grid.GridUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Plays one run through its phases. Confined to the thread that plays it. Whatever it has started
 * is gone when it returns.
 */
final class RunPlayer {
  /** How long a user may wait for a browser, beside its time to join. */
  private static final Duration LONGEST_AGENT_START = Duration.ofSeconds(135);

  private static final Duration LONGEST_LEAVE = Duration.ofSeconds(30);
  private static final Duration LONGEST_END = Duration.ofSeconds(8);
  private static final long LOOK_MS = 50;

  private final Plan plan;
  private final Schedule schedule;
  private final AgentSupply.Source source;
  private final RunBoard board;
  private final StopSignal stop;
  private final ProgressListener listener;
  private final InstantSource clock;
  private Phase phase = Phase.PREPARING;
  private Instant begin;
  private Instant phaseEnd;
  private long lastSecond;
  private Optional<String> agentDescription = Optional.empty();

  RunPlayer(
      Plan plan,
      Schedule schedule,
      AgentSupply.Source source,
      RunBoard board,
      StopSignal stop,
      ProgressListener listener,
      InstantSource clock) {
    this.plan = plan;
    this.schedule = schedule;
    this.source = source;
    this.board = board;
    this.stop = stop;
    this.listener = listener;
    this.clock = clock;
    this.begin = clock.instant();
    this.phaseEnd = begin.plus(schedule.longest());
  }

  /** {@return what played the users, e.g. a browser's name and version, once one was started} */
  Optional<String> agentDescription() {
    return agentDescription;
  }

  /** Plays the run to its end, planned or not. Everything that happens is recorded on the way. */
  RunEnd play() {
    for (Schedule.UserStart start : schedule.starts()) {
      board.record(
          new RunEvent.UserStateChanged(clock.instant(), start.user(), UserState.SCHEDULED, ""));
    }
    showProgress();
    try (MonitorSet _ = MonitorSet.start(plan.monitors(), board, clock);
        AgentSupply supply = source.open(plan, clock)) {
      return playWith(supply);
    } catch (GridUnavailableException | PlanRefusedException e) {
      change(RunPhase.FINISHED);
      return new RunEnd.Unmeasurable(String.valueOf(e.getMessage()));
    }
  }

  private RunEnd playWith(AgentSupply supply) {
    AgentLedger ledger = new AgentLedger(supply.agents());
    UserThreads users = new UserThreads(schedule, ledger, supply.expectation(), board, clock);
    try {
      rampUp(users);
      hold();
      rampDown(users);
    } catch (InterruptedException e) {
      stop.give("interrupted");
    } finally {
      agentDescription = ledger.description();
    }
    RunPhase last = stop.reason().isPresent() ? RunPhase.INTERRUPTED : RunPhase.FINISHED;
    if (last == RunPhase.INTERRUPTED) {
      change(last);
    }
    end(users);
    if (last == RunPhase.FINISHED) {
      change(last);
    }
    board.recordUsers(clock.instant());
    phase = Phase.REPORTING;
    showProgress();
    Optional<String> refusal = ledger.refusal();
    if (stop.reason().isPresent()) {
      return new RunEnd.Interrupted(stop.reason().get());
    }
    return refusal.isPresent()
        ? new RunEnd.Unmeasurable("No user could be started: " + refusal.get())
        : new RunEnd.Completed();
  }

  private void rampUp(UserThreads users) throws InterruptedException {
    begin = clock.instant();
    Instant settledBy =
        begin.plus(schedule.rampUp()).plus(schedule.joinTimeout()).plus(LONGEST_AGENT_START);
    phaseEnd = begin.plus(schedule.longest());
    phase = Phase.RAMP_UP;
    change(RunPhase.RAMP_UP);
    users.start(begin);
    while (goesOn() && !board.isSettled() && clock.instant().isBefore(settledBy)) {
      look();
    }
    if (goesOn() && !board.isSettled()) {
      warn("Some users neither connected nor failed in their time; the hold begins without them.");
    }
  }

  private void hold() throws InterruptedException {
    if (!goesOn() || !board.isAnyoneConnected()) {
      return;
    }
    Instant holdBegin = clock.instant();
    phaseEnd = holdBegin.plus(schedule.hold());
    phase = Phase.HOLD;
    change(RunPhase.HOLD);
    while (goesOn() && board.isAnyoneConnected() && clock.instant().isBefore(phaseEnd)) {
      look();
    }
    Instant now = clock.instant();
    if (goesOn() && now.isBefore(phaseEnd)) {
      warn(
          "The hold ended after "
              + Duration.between(holdBegin, now).toSeconds()
              + " s of "
              + schedule.hold().toSeconds()
              + " s: no user was connected any more.");
    }
  }

  private void rampDown(UserThreads users) throws InterruptedException {
    if (!goesOn()) {
      return;
    }
    Instant now = clock.instant();
    users.leaveAt(now);
    phaseEnd = now;
    phase = Phase.RAMP_DOWN;
    change(RunPhase.RAMP_DOWN);
    while (goesOn() && !users.isOver() && clock.instant().isBefore(now.plus(LONGEST_LEAVE))) {
      look();
    }
  }

  private void end(UserThreads users) {
    int left = users.end(LONGEST_END);
    if (left > 0) {
      warn(left + " users did not leave in time; their browsers are ended with the Grid.");
    }
  }

  private boolean goesOn() {
    return stop.reason().isEmpty();
  }

  /** Waits a moment; once a second records and shows how far the run is. */
  private void look() throws InterruptedException {
    stop.await(LOOK_MS, TimeUnit.MILLISECONDS);
    long second = clock.instant().getEpochSecond();
    if (second != lastSecond) {
      lastSecond = second;
      board.recordUsers(Instant.ofEpochSecond(second));
      showProgress();
    }
  }

  private void showProgress() {
    Instant now = clock.instant();
    Duration remaining = Duration.between(now, phaseEnd);
    listener.onProgress(
        new Progress(
            phase,
            Duration.between(begin, now),
            remaining.isNegative() ? Duration.ZERO : remaining,
            plan.meetings().count(),
            board.meetingsConnected(),
            board.users(),
            board.serverCpu(now)));
  }

  private void change(RunPhase to) {
    board.record(new RunEvent.PhaseChanged(clock.instant(), to));
  }

  private void warn(String message) {
    board.record(new RunEvent.Warning(clock.instant(), message));
  }
}
