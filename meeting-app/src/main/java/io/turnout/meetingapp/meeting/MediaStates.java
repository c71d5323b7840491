package io.turnout.meetingapp.meeting;

import io.turnout.meetingapp.protocol.MediaKind;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Confined to the meeting's mailbox. One state for audio and one for video, fed by events that may
 * come out of order.
 */
final class MediaStates {
  private final Map<MediaKind, Reported> states = new EnumMap<>(MediaKind.class);

  void report(MediaKind kind, boolean value, long atMillis) {
    Reported last = states.get(kind);
    if (last == null || atMillis >= last.atMillis) {
      states.put(kind, new Reported(value, atMillis));
    }
  }

  /** {@return the last state, or null when none was reported} */
  @Nullable Boolean of(MediaKind kind) {
    Reported last = states.get(kind);
    return last == null ? null : last.value;
  }

  private record Reported(boolean value, long atMillis) {}
}
