package io.turnout.virtualuser.browser;

import io.turnout.virtualuser.grid.SessionWatch;
import java.net.URL;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.SessionNotCreatedException;
import org.openqa.selenium.remote.CommandInfo;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.SessionId;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpMethod;

/**
 * Thread-safe. One WebDriver session, with the one command of the Chrome DevTools Protocol that
 * Turnout needs. It is named here, because Selenium's own takes the path of whichever Chromium
 * brand's driver the class path gives last.
 */
final class GridSession extends RemoteWebDriver {
  private static final String DEVTOOLS = "turnoutDevTools";
  private static final Map<String, CommandInfo> COMMANDS =
      Map.of(DEVTOOLS, new CommandInfo("/session/:sessionId/goog/cdp/execute", HttpMethod.POST));

  private final SessionWatch watch;

  /**
   * @param watches gives the watch of a session by its identifier
   */
  GridSession(
      URL grid,
      Capabilities capabilities,
      ClientConfig client,
      Function<String, SessionWatch> watches) {
    super(new HttpCommandExecutor(COMMANDS, grid, client), capabilities, client);
    SessionId session = getSessionId();
    if (session == null) {
      throw new SessionNotCreatedException("the Grid gave a session without an identifier");
    }
    this.watch = watches.apply(session.toString());
  }

  /** {@return what tells when the session's node or hub is lost} */
  SessionWatch watch() {
    return watch;
  }

  /** Runs a DevTools command, e.g. {@code Page.captureScreenshot}; {@return what it gives} */
  @Nullable Object devTools(String command, Map<String, ?> parameters) {
    return execute(DEVTOOLS, Map.of("cmd", command, "params", parameters)).getValue();
  }
}
