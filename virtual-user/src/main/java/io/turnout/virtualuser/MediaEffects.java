package io.turnout.virtualuser;

import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.MediaActivity.Activity;
import io.turnout.virtualuser.MeetingLedger.Deed;
import io.turnout.virtualuser.Shown.Source;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Confined to its user's thread. Whether what somebody did to its media has shown at this user's
 * end. A gap is told from the usual unevenness by its length, silence from a pause in speech by the
 * speech that was due.
 */
final class MediaEffects {
  /** Media that has not come for so long has stopped. */
  static final Duration GAP = Duration.ofMillis(2500);

  /** Of a user who would have been heard for so long and was not, the sound does not arrive. */
  private static final Duration MISSED_SPEECH = Duration.ofSeconds(2);

  private final MediaActivity activity;
  private final Conversation conversation;
  private final Duration timeout;

  MediaEffects(MediaActivity activity, Conversation conversation, Duration timeout) {
    this.activity = activity;
    this.conversation = conversation;
    this.timeout = timeout;
  }

  Effect of(Deed deed, MeetingLedger.State state, StreamAttribution attribution, Instant now) {
    VirtualUserId actor = deed.actor().user();
    if (!state.present().contains(actor) || !attribution.knows(actor)) {
      return new Effect.Unverifiable();
    }
    Sending sending = state.sending().getOrDefault(actor, Sending.NOTHING);
    boolean speaks = sending.sends(Source.CAMERA, StreamKind.AUDIO);
    boolean films = sending.sends(Source.CAMERA, StreamKind.VIDEO);
    boolean shares = sending.sends(Source.SCREEN, StreamKind.VIDEO);
    // What was undone before it was seen can be seen no more.
    return switch (deed.action().action()) {
      case MUTE -> speaks ? new Effect.Unverifiable() : quiet(deed, now);
      case UNMUTE -> speaks ? heard(deed, now) : new Effect.Unverifiable();
      case CAMERA_OFF ->
          films ? new Effect.Unverifiable() : still(deed, Source.CAMERA, "its camera", now);
      case CAMERA_ON ->
          films ? moves(deed, Source.CAMERA, "its camera", now) : new Effect.Unverifiable();
      case START_SCREEN_SHARE ->
          shares ? moves(deed, Source.SCREEN, "its screen", now) : new Effect.Unverifiable();
      case STOP_SCREEN_SHARE ->
          shares ? new Effect.Unverifiable() : still(deed, Source.SCREEN, "its screen", now);
      case REJOIN, RELOAD -> back(deed, now);
      case SEND_MESSAGE, DRAW_STROKE, KEEP_ALIVE -> new Effect.Unverifiable();
    };
  }

  private Effect quiet(Deed deed, Instant now) {
    Activity sound = activity.of(deed.actor().user(), Source.CAMERA, StreamKind.AUDIO);
    if (sound == null) {
      return new Effect.Unverifiable();
    }
    Instant silentSince = later(sound.lastAt(), deed.at());
    if (isDue(deed, silentSince, now)) {
      return new Effect.Seen(silentSince);
    }
    return sound.lastAt().isAfter(deadline(deed))
        ? new Effect.Missed("its sound still arrived after " + timeout.toSeconds() + " s")
        : new Effect.Pending();
  }

  private Effect heard(Deed deed, Instant now) {
    Activity sound = activity.of(deed.actor().user(), Source.CAMERA, StreamKind.AUDIO);
    if (sound != null && sound.lastAt().isAfter(deed.at())) {
      return new Effect.Seen(sound.lastAt());
    }
    return now.isAfter(deadline(deed)) && isDue(deed, deed.at(), now)
        ? new Effect.Missed("no sound arrived within " + timeout.toSeconds() + " s")
        : new Effect.Pending();
  }

  private boolean isDue(Deed deed, Instant from, Instant now) {
    return conversation.spoken(deed.actor(), from, now).compareTo(MISSED_SPEECH) >= 0;
  }

  private Effect still(Deed deed, Source source, String what, Instant now) {
    Activity video = activity.of(deed.actor().user(), source, StreamKind.VIDEO);
    if (video == null) {
      return new Effect.Unverifiable();
    }
    Instant last = source == Source.CAMERA ? video.pictureAt() : video.lastAt();
    Instant stillSince = later(last, deed.at());
    if (!stillSince.plus(GAP).isAfter(now)) {
      return new Effect.Seen(stillSince);
    }
    if (!last.isAfter(deadline(deed))) {
      return new Effect.Pending();
    }
    // Frames of a camera that is off may be black; a page that cannot say so proves nothing.
    return source == Source.CAMERA && !video.pictureJudged()
        ? new Effect.Unverifiable()
        : new Effect.Missed(what + " still showed after " + timeout.toSeconds() + " s");
  }

  private Effect moves(Deed deed, Source source, String what, Instant now) {
    Activity video = activity.of(deed.actor().user(), source, StreamKind.VIDEO);
    @Nullable Instant last =
        video == null ? null : source == Source.CAMERA ? video.pictureAt() : video.lastAt();
    if (last != null && last.isAfter(deed.at())) {
      return new Effect.Seen(last);
    }
    return now.isAfter(deadline(deed))
        ? new Effect.Missed(
            "no frame of " + what + " was decoded within " + timeout.toSeconds() + " s")
        : new Effect.Pending();
  }

  private Effect back(Deed deed, Instant now) {
    for (StreamKind kind : StreamKind.values()) {
      Activity media = activity.of(deed.actor().user(), Source.CAMERA, kind);
      if (media != null && media.lastAt().isAfter(deed.at())) {
        return new Effect.Seen(later(media.resumedAt(), deed.at()));
      }
    }
    return now.isAfter(deadline(deed))
        ? new Effect.Missed("none of its media came back within " + timeout.toSeconds() + " s")
        : new Effect.Pending();
  }

  private Instant deadline(Deed deed) {
    return deed.at().plus(timeout);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
