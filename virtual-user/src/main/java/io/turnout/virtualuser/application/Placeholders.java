package io.turnout.virtualuser.application;

import io.turnout.virtualuser.Invitation;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What adapters may refer to: in texts as <code>{user}</code>, in scripts as {@code user}. */
final class Placeholders {
  static final String BASE = "base";
  static final List<String> NAMES = List.of("user", "displayName", "meeting", BASE);

  /** Of the steps that open a portal. */
  static final List<String> PORTAL_NAMES = List.of(BASE, "portalToken");

  private Placeholders() {}

  static Map<String, String> ofPortal(URI base, String portalToken) {
    return Map.of(BASE, withoutSlash(base), "portalToken", portalToken);
  }

  static Map<String, String> of(Invitation invitation, URI base) {
    return Map.of(
        "user",
        invitation.user().user(),
        "displayName",
        invitation.displayName(),
        "meeting",
        invitation.meetingId(),
        BASE,
        withoutSlash(base));
  }

  private static String withoutSlash(URI base) {
    String address = base.toString();
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
