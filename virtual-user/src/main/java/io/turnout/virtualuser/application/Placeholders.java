package io.turnout.virtualuser.application;

import io.turnout.report.record.UserAction;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.pattern.Stroke;
import io.turnout.virtualuser.pattern.TimedAction.Argument;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What adapters may refer to: in texts as <code>{user}</code>, in scripts as {@code user}. */
final class Placeholders {
  static final String BASE = "base";
  static final List<String> NAMES = List.of("user", "displayName", "meeting", "title", BASE);

  /** Of the steps that open a portal. */
  static final List<String> PORTAL_NAMES = List.of(BASE, "portalToken");

  private Placeholders() {}

  /** Of the steps that join: {@code on} or {@code off}. */
  static final String CAMERA = "camera";

  /** Of the steps that write a message. */
  static final String TEXT = "text";

  /** Of the steps that draw. */
  static final String COLOR = "color";

  /** Of the scripts that draw: {@code [{x, y}, …]}, shares of the board. */
  static final String POINTS = "points";

  static final List<String> JOIN_NAMES = with(NAMES, CAMERA);

  static Map<String, Object> ofPortal(URI base, String portalToken) {
    return Map.of(BASE, withoutSlash(base), "portalToken", portalToken);
  }

  static Map<String, Object> of(Invitation invitation, URI base) {
    return Map.of(
        "user",
        invitation.user().user(),
        "displayName",
        invitation.displayName(),
        "meeting",
        invitation.meetingId(),
        "title",
        invitation.title(),
        BASE,
        withoutSlash(base));
  }

  private static String withoutSlash(URI base) {
    String address = base.toString();
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  /** {@return the values of the steps that join} */
  static Map<String, Object> ofJoin(Invitation invitation, URI base) {
    return with(
        of(invitation, base),
        Map.of(CAMERA, invitation.pattern().camera().isPresent() ? "on" : "off"));
  }

  /** {@return the values of the steps that do this} */
  static Map<String, Object> ofAction(Invitation invitation, URI base, Argument argument) {
    Map<String, Object> values = of(invitation, base);
    return switch (argument) {
      case Argument.Text(String text) -> with(values, Map.of(TEXT, text));
      case Argument.Drawing(Stroke stroke) ->
          with(
              values,
              Map.of(
                  COLOR,
                  stroke.color(),
                  POINTS,
                  stroke.points().stream()
                      .map(point -> Map.of("x", point.x(), "y", point.y()))
                      .toList()));
      case Argument.Nothing _ -> values;
      case Argument.SignOfLife _ -> values;
    };
  }

  /** {@return the names that texts of the steps for this action may refer to} */
  static List<String> namesFor(UserAction action) {
    return switch (action) {
      case SEND_MESSAGE -> with(NAMES, TEXT);
      case DRAW_STROKE -> with(NAMES, COLOR);
      case REJOIN, RELOAD -> JOIN_NAMES;
      default -> NAMES;
    };
  }

  private static List<String> with(List<String> names, String name) {
    return Stream.concat(names.stream(), Stream.of(name)).toList();
  }

  private static Map<String, Object> with(Map<String, Object> values, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(values);
    all.putAll(more);
    return Map.copyOf(all);
  }
}
