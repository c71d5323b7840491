package io.turnout.loadtest;

import io.turnout.loadtest.plan.Burst;
import io.turnout.loadtest.plan.MeetingLoad;
import io.turnout.loadtest.progress.ScenarioProgress;
import io.turnout.loadtest.schedule.ScenarioSchedule;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.UserState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays one scenario through its phases. Confined to the thread that plays the run, which lets it
 * look at the clock every now and then; it never waits.
 */
final class ScenarioPlayer {
  private static final Duration LONGEST_LEAVE = Duration.ofSeconds(30);

  private final ScenarioSchedule schedule;
  private final RunContext context;
  private final UserThreads users;
  private final List<Burst> bursts;
  private Optional<RunPhase> phase = Optional.empty();
  private Instant begin = Instant.MAX;
  private Instant phaseBegin = Instant.MAX;
  private Instant phaseEnd = Instant.MAX;

  ScenarioPlayer(ScenarioSchedule schedule, RunContext context) {
    this.schedule = schedule;
    this.context = context;
    this.users = new UserThreads(schedule, context);
    this.bursts = new ArrayList<>(schedule.scenario().everybody());
  }

  String name() {
    return schedule.name();
  }

  /** {@return the scenario that must end first, if one must} */
  Optional<String> after() {
    return schedule.scenario().after();
  }

  Optional<RunPhase> phase() {
    return phase;
  }

  boolean isOver() {
    return phase.filter(p -> p == RunPhase.FINISHED || p == RunPhase.INTERRUPTED).isPresent();
  }

  /** {@return whether it has begun to end} */
  boolean isEnding() {
    return isOver() || phase.filter(RunPhase.RAMP_DOWN::equals).isPresent();
  }

  void begin(Instant now) {
    begin = now;
    Duration longestJoin =
        schedule.scenario().load().joinTimeout().plus(context.longestAgentStart());
    Duration settled =
        schedule.rampUp().plus(longestJoin.multipliedBy(schedule.scenario().joinAttempts()));
    change(RunPhase.RAMP_UP, now, now.plus(settled));
    users.start(now);
  }

  /** Moves on as far as it is time to. */
  void look(Instant now) {
    if (phase.isEmpty() || isOver()) {
      return;
    }
    switch (phase.get()) {
      case RAMP_UP -> rampUp(now);
      case HOLD -> hold(now);
      case RAMP_DOWN -> rampDown(now);
      case FINISHED, INTERRUPTED -> {}
    }
  }

  private void rampUp(Instant now) {
    switch (schedule.scenario().load()) {
      case MeetingLoad.Closed closed -> {
        boolean settled = context.board().isSettled(name());
        if (!settled && now.isBefore(phaseEnd)) {
          return;
        }
        if (!settled) {
          warn(
              now,
              "Some users of "
                  + name()
                  + " neither connected nor failed in their time; the hold begins without them.");
        }
        if (connected() > 0) {
          change(RunPhase.HOLD, now, now.plus(closed.hold()));
        } else {
          leave(now, Duration.ZERO);
        }
      }
      case MeetingLoad.Open _ -> {
        if (!now.isBefore(rampDownAt()) || users.isOver()) {
          change(RunPhase.RAMP_DOWN, now, begin.plus(schedule.shortest()));
        } else if (connected() > 0) {
          change(RunPhase.HOLD, now, rampDownAt());
        }
      }
    }
  }

  private void hold(Instant now) {
    burst(now);
    if (phase.filter(RunPhase.HOLD::equals).isEmpty()) {
      return;
    }
    switch (schedule.scenario().load()) {
      case MeetingLoad.Closed closed -> {
        boolean abandoned = !context.board().isAnyoneThere(name());
        if (now.isBefore(phaseEnd) && !abandoned) {
          return;
        }
        if (now.isBefore(phaseEnd)) {
          warn(
              now,
              "The hold of "
                  + name()
                  + " ended after "
                  + Duration.between(phaseBegin, now).toSeconds()
                  + " s of "
                  + closed.hold().toSeconds()
                  + " s: no user was connected any more.");
        }
        leave(now, closed.rampDown());
      }
      case MeetingLoad.Open _ -> {
        if (!now.isBefore(phaseEnd)) {
          change(RunPhase.RAMP_DOWN, now, begin.plus(schedule.shortest()));
        }
      }
    }
  }

  private void burst(Instant now) {
    for (Burst burst : List.copyOf(bursts)) {
      if (now.isBefore(phaseBegin.plus(burst.at()))) {
        continue;
      }
      bursts.remove(burst);
      switch (burst.act()) {
        case LEAVE -> leave(now, Duration.ZERO);
        // Announced when the hold began.
        case RELOAD, REJOIN -> {}
      }
    }
  }

  private void rampDown(Instant now) {
    if (users.isOver()) {
      change(RunPhase.FINISHED, now, now);
    } else if (!now.isBefore(phaseEnd.plus(LONGEST_LEAVE))) {
      users.interrupt();
      warn(now, "Some users of " + name() + " did not leave in time; they were told to end.");
      change(RunPhase.FINISHED, now, now);
    }
  }

  /** Ends the load; the users leave over this time, whoever has not come will not come. */
  void leave(Instant now, Duration over) {
    if (phase.isEmpty()) {
      change(RunPhase.FINISHED, now, now);
    } else if (!isOver()) {
      users.leave(now, over);
      change(RunPhase.RAMP_DOWN, now, now.plus(over));
    }
  }

  /** Tells all users to end at once. */
  void interrupt(Instant now) {
    users.interrupt();
    if (phase.isPresent() && !isOver()) {
      change(RunPhase.INTERRUPTED, now, now);
    }
  }

  /** {@return how many users have not ended by then} */
  int awaitEnd(Instant deadline) {
    users.interrupt();
    return users.awaitEnd(deadline);
  }

  /**
   * {@return how much longer it takes, at most, as far as it is known}
   *
   * @param now while it waits for another scenario: of no matter
   */
  Duration remaining(Instant now) {
    if (phase.isEmpty()) {
      return schedule.longest();
    }
    Duration left =
        switch (phase.get()) {
          case RAMP_UP -> Duration.between(now, begin.plus(schedule.longest()));
          case HOLD -> Duration.between(now, phaseEnd).plus(afterHold());
          case RAMP_DOWN -> Duration.between(now, phaseEnd);
          case FINISHED, INTERRUPTED -> Duration.ZERO;
        };
    return left.isNegative() ? Duration.ZERO : left;
  }

  private Duration afterHold() {
    return switch (schedule.scenario().load()) {
      case MeetingLoad.Closed closed -> closed.rampDown();
      case MeetingLoad.Open _ -> Duration.between(phaseEnd, begin.plus(schedule.shortest()));
    };
  }

  ScenarioProgress progress() {
    return new ScenarioProgress(name(), phase, schedule.users().size(), connected());
  }

  private int connected() {
    return context.board().users(name(), UserState.CONNECTED);
  }

  private Instant rampDownAt() {
    return begin.plus(schedule.rampDownAt().orElse(schedule.shortest()));
  }

  private void change(RunPhase to, Instant now, Instant end) {
    phase = Optional.of(to);
    phaseBegin = now;
    phaseEnd = end;
    context.board().record(new RunEvent.ScenarioPhaseChanged(now, name(), to));
    if (to == RunPhase.HOLD) {
      announce(now);
    }
  }

  /** Users listen once a second: what all do in the same second they must know before. */
  private void announce(Instant holdBegin) {
    for (Burst burst : bursts) {
      Instant at = holdBegin.plus(burst.at());
      switch (burst.act()) {
        case RELOAD -> users.call(UserAction.RELOAD, at);
        case REJOIN -> users.call(UserAction.REJOIN, at);
        case LEAVE -> {}
      }
    }
  }

  private void warn(Instant now, String message) {
    context.board().record(new RunEvent.Warning(now, message));
  }
}
