package io.turnout.report.record;

import io.turnout.report.record.StreamId.StreamKind;
import java.time.Instant;

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
