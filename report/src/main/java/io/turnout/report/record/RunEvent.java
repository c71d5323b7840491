package io.turnout.report.record;

import io.turnout.report.record.StreamId.StreamKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that happened in a run. Immutable. */
public sealed interface RunEvent {
  /** {@return when, by the controller's clock} */
  Instant at();

  /** The run as a whole moved on. */
  record PhaseChanged(Instant at, RunPhase phase) implements RunEvent {}

  /**
   * A virtual user moved on.
   *
   * @param reason why, in a sentence; empty when nothing needs saying
   */
  record UserStateChanged(Instant at, VirtualUserId user, UserState state, String reason)
      implements RunEvent {}

  /**
   * A stream was seen for the first time, or with another codec than before.
   *
   * @param codec MIME type, e.g. {@code video/VP8}; empty when the browser does not say
   */
  record StreamObserved(Instant at, StreamId stream, String codec) implements RunEvent {}

  /** The media server began or ended to transcode. */
  record TranscodingChanged(
      Instant at, String mediaServer, String object, StreamKind kind, boolean transcoding)
      implements RunEvent {}

  /** A monitor could not be read; its graph has a gap from here on until it answers again. */
  record MonitorLost(Instant at, String monitor, String reason) implements RunEvent {}

  /** The monitor answers (again). */
  record MonitorFound(Instant at, String monitor) implements RunEvent {}

  /**
   * One scenario of the plan moved on.
   *
   * @param scenario its name in the plan
   */
  record ScenarioPhaseChanged(Instant at, String scenario, RunPhase phase) implements RunEvent {}

  /**
   * A user could not join and tries again.
   *
   * @param attempt number of the try that failed, from 1
   */
  record JoinRetried(Instant at, VirtualUserId user, int attempt, String reason)
      implements RunEvent {}

  /**
   * A user did something in its meeting.
   *
   * @param number counts the user's actions, from 1
   * @param detail e.g. the message's text; empty when nothing needs saying
   */
  record ActionPerformed(
      Instant at, VirtualUserId user, int number, UserAction action, String detail)
      implements RunEvent {}

  /**
   * An action took effect at another user's end.
   *
   * @param number of the actor's action
   * @param afterMs from when it was done to when it was first seen
   */
  record ActionSeen(
      Instant at,
      VirtualUserId observer,
      VirtualUserId actor,
      int number,
      UserAction action,
      long afterMs)
      implements RunEvent {}

  /** An action was not seen at another user's end in its time. */
  record ActionMissed(
      Instant at,
      VirtualUserId observer,
      VirtualUserId actor,
      int number,
      UserAction action,
      String reason)
      implements RunEvent {}

  /**
   * Evidence was collected about a user.
   *
   * @param cause why, as a clause, e.g. {@code media lost: …} or {@code every 30 s}
   * @param missing what could not be had, with its reason, a clause each
   */
  record EvidenceTaken(
      Instant at, VirtualUserId user, String cause, List<EvidenceFile> files, List<String> missing)
      implements RunEvent {
    public EvidenceTaken {
      files = List.copyOf(files);
      missing = List.copyOf(missing);
    }
  }

  /** Evidence was due and was left out, for the budget was used up. */
  record EvidenceOmitted(Instant at, VirtualUserId user, String cause, String reason)
      implements RunEvent {}

  /**
   * The admin portal's own count was compared with what is played.
   *
   * @param differences a clause each; empty when they agree
   * @param screenshot path from the run's folder
   */
  record PortalChecked(
      Instant at,
      PortalCount expected,
      PortalCount found,
      List<String> differences,
      Optional<String> screenshot)
      implements RunEvent {
    public PortalChecked {
      differences = List.copyOf(differences);
    }
  }

  /** A threshold was crossed while the run went on, so that evidence is taken or the run ends. */
  record ThresholdBreached(Instant at, String expression, String reason) implements RunEvent {}

  /** Something a reader of the report should know. */
  record Warning(Instant at, String message) implements RunEvent {}

  /** Phases of a run, in order; INTERRUPTED may follow any of the first three. */
  enum RunPhase {
    RAMP_UP,
    HOLD,
    RAMP_DOWN,
    FINISHED,
    INTERRUPTED
  }
}
