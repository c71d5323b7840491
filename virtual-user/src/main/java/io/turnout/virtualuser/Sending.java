package io.turnout.virtualuser;

import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.UserAction;
import io.turnout.virtualuser.pattern.UserPattern;
import java.time.Duration;
import java.time.Instant;

/**
 * What one user sends, each since when. Immutable.
 *
 * @param microphone {@link Instant#MAX} while it does not, {@link Instant#MIN} since it first
 *     joined
 * @param camera as {@code microphone}
 * @param screen as {@code microphone}
 */
record Sending(Instant microphone, Instant camera, Instant screen) {
  static final Sending NOTHING = new Sending(Instant.MAX, Instant.MAX, Instant.MAX);

  /** {@return what users of this pattern send from when they join for the first time} */
  static Sending atJoin(UserPattern pattern) {
    return from(pattern, Instant.MIN);
  }

  /** {@return what users of this pattern send who have joined again} */
  static Sending from(UserPattern pattern, Instant joined) {
    return new Sending(joined, pattern.camera().isPresent() ? joined : Instant.MAX, Instant.MAX);
  }

  Sending after(UserAction action, Instant now) {
    return switch (action) {
      case MUTE -> new Sending(Instant.MAX, camera, screen);
      case UNMUTE -> new Sending(now, camera, screen);
      case CAMERA_OFF -> new Sending(microphone, Instant.MAX, screen);
      case CAMERA_ON -> new Sending(microphone, now, screen);
      case START_SCREEN_SHARE -> new Sending(microphone, camera, now);
      case STOP_SCREEN_SHARE -> new Sending(microphone, camera, Instant.MAX);
      case SEND_MESSAGE, DRAW_STROKE, REJOIN, RELOAD, KEEP_ALIVE -> this;
    };
  }

  /** {@return since when it sends this; {@link Instant#MAX} while it does not} */
  Instant since(Shown.Source source, StreamKind kind) {
    return switch (source) {
      case CAMERA -> kind == StreamKind.AUDIO ? microphone : camera;
      case SCREEN -> kind == StreamKind.AUDIO ? Instant.MAX : screen;
    };
  }

  boolean sends(Shown.Source source, StreamKind kind) {
    return !since(source, kind).equals(Instant.MAX);
  }

  /** {@return whether it has sent this for so long that it must have arrived everywhere} */
  boolean hasSettled(Shown.Source source, StreamKind kind, Instant now, Duration settleTime) {
    Instant since = since(source, kind);
    return sends(source, kind)
        && (since.equals(Instant.MIN) || !now.isBefore(since.plus(settleTime)));
  }
}
