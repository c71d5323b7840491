package io.turnout.report.record;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a virtual user can do inside a meeting: the name in plans and files. */
public enum UserAction {
  MUTE("mute"),
  UNMUTE("unmute"),
  CAMERA_OFF("camera-off"),
  CAMERA_ON("camera-on"),
  START_SCREEN_SHARE("start-screen-share"),
  STOP_SCREEN_SHARE("stop-screen-share"),
  SEND_MESSAGE("send-message"),
  DRAW_STROKE("draw-stroke"),
  /** Leaves and joins again in the same browser. */
  REJOIN("rejoin"),
  /** Reloads the page in mid-meeting and joins again. */
  RELOAD("reload"),
  /** Shows that somebody is there, so that nothing times out. */
  KEEP_ALIVE("keep-alive");

  private static final Map<String, UserAction> BY_ID =
      Arrays.stream(values()).collect(Collectors.toMap(UserAction::id, Function.identity()));

  private final String id;

  UserAction(String id) {
    this.id = id;
  }

  /** {@return the name in plans and files} */
  @JsonValue
  public String id() {
    return id;
  }

  /** {@return the action of this name, if there is one} */
  public static Optional<UserAction> byId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }
}
