package io.turnout.report.analysis;

import io.turnout.report.record.VirtualUserId;
import java.time.Instant;

/** A time in which a user's meeting was not as usual, by its own doing. Immutable. */
public record Activity(VirtualUserId user, Kind kind, Instant start, Instant end) {
  /** What was so. */
  public enum Kind {
    MUTED,
    CAMERA_OFF,
    SCREEN_SHARED,
    REJOINING,
    RELOADING
  }
}
