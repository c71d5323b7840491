package io.turnout.virtualuser.grid;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Thread-safe. Who is in the browsers of a Grid now, as its {@code /status} says. */
public final class GridSessions {
  private static final Comparator<Session> BY_MEETING =
      Comparator.comparing(Session::meeting).thenComparing(Session::user);

  private GridSessions() {}

  /**
   * A browser that runs. Immutable.
   *
   * @param meeting empty: no user of Turnout
   * @param user name of the user, or of the session
   * @param browser name and version
   * @param started empty: the Grid does not say
   */
  public record Session(
      String meeting, String user, String browser, URI node, Optional<Instant> started) {}

  /**
   * Asks the hub.
   *
   * @return by meeting and user
   * @throws GridUnavailableException when no Grid answers there
   */
  public static List<Session> at(URI hub) throws GridUnavailableException {
    try {
      return parse(StatusDocument.fetch(hub, GridStatus.ANSWER_TIMEOUT));
    } catch (IOException e) {
      throw new GridUnavailableException(
          "no Selenium Grid answers at " + hub + ": " + e.getMessage(), e);
    }
  }

  static List<Session> parse(String body) throws IOException {
    List<Session> sessions = new ArrayList<>();
    try {
      for (JsonNode node : StatusDocument.value(body).path("nodes")) {
        URI address = URI.create(node.path("uri").asString(node.path("externalUri").asString("")));
        for (JsonNode slot : node.path("slots")) {
          JsonNode session = slot.path("session");
          if (session.path("sessionId").isString()) {
            sessions.add(session(session, address));
          }
        }
      }
    } catch (IllegalArgumentException e) {
      throw StatusDocument.notAGrid(e);
    }
    sessions.sort(BY_MEETING);
    return List.copyOf(sessions);
  }

  private static Session session(JsonNode session, URI node) {
    JsonNode capabilities = session.path("capabilities");
    String meeting = capabilities.path(TurnoutCapabilities.MEETING).asString("");
    String name = capabilities.path("se:name").asString("");
    String user = name.startsWith(meeting + " ") ? name.substring(meeting.length() + 1) : name;
    return new Session(
        meeting,
        user.isEmpty() ? session.path("sessionId").asString("") : user,
        (capabilities.path("browserName").asString("")
                + " "
                + capabilities.path("browserVersion").asString(""))
            .strip(),
        node,
        instant(session.path("start").asString("")));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
