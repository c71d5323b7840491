package io.turnout.virtualuser.pattern;

import io.turnout.report.record.UserAction;
import io.turnout.virtualuser.pattern.UserPattern.RandomActions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Confined to one thread. What a user's microphone, camera and screen come to be as its schedule
 * goes on, so that only what makes sense is chosen next.
 */
final class Conduct {
  private final Set<UserAction> kinds = EnumSet.noneOf(UserAction.class);
  private final boolean hasCamera;
  private final boolean sharesAlways;
  private final Set<UserAction> open = EnumSet.noneOf(UserAction.class);
  private boolean muted;
  private boolean cameraOff;
  private boolean sharing;

  Conduct(UserPattern pattern, boolean sharesAlways) {
    this.hasCamera = pattern.camera().isPresent();
    this.sharesAlways = sharesAlways;
    for (UserAction kind : pattern.randomActions().map(RandomActions::kinds).orElse(Set.of())) {
      kinds.addAll(withPair(kind));
    }
  }

  /** {@return the action with what begins or ends it, if anything does} */
  static Set<UserAction> withPair(UserAction kind) {
    return switch (kind) {
      case MUTE, UNMUTE -> EnumSet.of(UserAction.MUTE, UserAction.UNMUTE);
      case CAMERA_OFF, CAMERA_ON -> EnumSet.of(UserAction.CAMERA_OFF, UserAction.CAMERA_ON);
      case START_SCREEN_SHARE, STOP_SCREEN_SHARE ->
          EnumSet.of(UserAction.START_SCREEN_SHARE, UserAction.STOP_SCREEN_SHARE);
      default -> EnumSet.of(kind);
    };
  }

  /** Takes what the plan says; {@return it, with what must follow at once} */
  List<UserAction> planned(UserAction action) {
    note(action);
    return followed(action);
  }

  /**
   * Chooses among what makes sense now; {@return it, with what must follow at once; nothing when
   * there is nothing to choose}
   *
   * @param begin whether something may be begun, or only ended
   */
  List<UserAction> choose(SplittableRandom random, boolean begin) {
    List<UserAction> sensible = kinds.stream().filter(kind -> isSensible(kind, begin)).toList();
    if (sensible.isEmpty()) {
      return List.of();
    }
    UserAction chosen = sensible.get(random.nextInt(sensible.size()));
    note(chosen);
    switch (chosen) {
      case MUTE, CAMERA_OFF, START_SCREEN_SHARE -> open.add(chosen);
      default -> {}
    }
    return followed(chosen);
  }

  /** {@return what ends all that was begun by chance} */
  List<UserAction> closings() {
    List<UserAction> closings = new ArrayList<>();
    for (UserAction begun : List.copyOf(open)) {
      UserAction closing =
          switch (begun) {
            case MUTE -> UserAction.UNMUTE;
            case CAMERA_OFF -> UserAction.CAMERA_ON;
            default -> UserAction.STOP_SCREEN_SHARE;
          };
      note(closing);
      closings.add(closing);
    }
    return closings;
  }

  private boolean isSensible(UserAction kind, boolean begin) {
    return switch (kind) {
      case MUTE -> begin && !muted;
      case UNMUTE -> muted;
      case CAMERA_OFF -> begin && hasCamera && !cameraOff;
      case CAMERA_ON -> hasCamera && cameraOff;
      case START_SCREEN_SHARE -> begin && !sharing;
      case STOP_SCREEN_SHARE -> sharing && !sharesAlways;
      default -> begin;
    };
  }

  private void note(UserAction action) {
    switch (action) {
      case MUTE -> muted = true;
      case UNMUTE -> {
        muted = false;
        open.remove(UserAction.MUTE);
      }
      case CAMERA_OFF -> cameraOff = true;
      case CAMERA_ON -> {
        cameraOff = false;
        open.remove(UserAction.CAMERA_OFF);
      }
      case START_SCREEN_SHARE -> sharing = true;
      case STOP_SCREEN_SHARE -> {
        sharing = false;
        open.remove(UserAction.START_SCREEN_SHARE);
      }
      case REJOIN, RELOAD -> {
        muted = false;
        cameraOff = false;
        sharing = false;
        open.clear();
      }
      case SEND_MESSAGE, DRAW_STROKE, KEEP_ALIVE -> {}
    }
  }

  /** Whoever shares a screen all the time shares it again when it comes back. */
  private List<UserAction> followed(UserAction action) {
    if (sharesAlways && (action == UserAction.REJOIN || action == UserAction.RELOAD)) {
      note(UserAction.START_SCREEN_SHARE);
      return List.of(action, UserAction.START_SCREEN_SHARE);
    }
    return List.of(action);
  }
}
