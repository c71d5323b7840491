package io.turnout.virtualuser.browser;

import io.turnout.virtualuser.AgentStartException;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.PortalAgent;
import io.turnout.virtualuser.UserAgent;
import io.turnout.virtualuser.UserAgentFactory;
import io.turnout.virtualuser.application.ApplicationAdapter;
import io.turnout.virtualuser.application.PageException;
import io.turnout.virtualuser.application.PortalAdapter;
import io.turnout.virtualuser.grid.GridCredentials;
import io.turnout.virtualuser.grid.SessionWatch;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.openqa.selenium.UsernameAndPassword;
import org.openqa.selenium.remote.http.ClientConfig;

/** Thread-safe. Starts one browser session per user on a Selenium Grid. */
public final class BrowserAgentFactory implements UserAgentFactory {
  private final URL grid;
  private final BrowserOptions options;
  private final ApplicationAdapter adapter;
  private final InstantSource clock;
  private final Optional<GridCredentials> credentials;
  private final Function<String, SessionWatch> watches;

  /**
   * A factory for browsers that all use the same application.
   *
   * @param grid where sessions are asked for, e.g. {@code SeleniumGrid.address()}
   * @throws IllegalArgumentException when the address is none of HTTP
   */
  public BrowserAgentFactory(
      URI grid, BrowserOptions options, ApplicationAdapter adapter, InstantSource clock) {
    this(grid, Optional.empty(), options, adapter, clock, session -> SessionWatch.unwatched());
  }

  /**
   * As above, with sessions that are watched, on a Grid that may ask for credentials.
   *
   * @param watches begins to watch a session by its identifier, e.g. {@code GridWatch::watch}
   */
  public BrowserAgentFactory(
      URI grid,
      Optional<GridCredentials> credentials,
      BrowserOptions options,
      ApplicationAdapter adapter,
      InstantSource clock,
      Function<String, SessionWatch> watches) {
    try {
      this.grid = grid.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(
          "grid: found " + grid + ", expected an address such as http://localhost:4444", e);
    }
    this.options = options;
    this.adapter = adapter;
    this.clock = clock;
    this.credentials = credentials;
    this.watches = watches;
  }

  @Override
  public UserAgent start(Invitation invitation) throws AgentStartException, InterruptedException {
    return new BrowserAgent(
        session(invitation),
        BrowserDialect.of(options.browser()),
        invitation,
        adapter,
        options.answerTimeout(),
        clock);
  }

  /** {@return what opens the application's admin portal in a browser of its own, if it has one} */
  public Optional<PortalAgent.Factory> portal() {
    return adapter.portal().map(portal -> () -> openPortal(portal));
  }

  private PortalAgent openPortal(PortalAdapter portal)
      throws AgentStartException, InterruptedException {
    BrowserPortal browser =
        new BrowserPortal(session(BrowserPortal.INVITATION), portal, options.answerTimeout());
    boolean open = false;
    try {
      browser.open();
      open = true;
      return browser;
    } finally {
      if (!open) {
        browser.close();
      }
    }
  }

  private GridSession session(Invitation invitation)
      throws AgentStartException, InterruptedException {
    AtomicBoolean abandoned = new AtomicBoolean();
    try {
      return BoundedCalls.call(options.startTimeout(), () -> open(invitation, abandoned));
    } catch (PageException e) {
      abandoned.set(true);
      throw new AgentStartException(
          "no browser from the Grid at "
              + grid.getProtocol()
              + "://"
              + grid.getAuthority()
              + ": "
              + masked(String.valueOf(e.getMessage())),
          e);
    } catch (InterruptedException e) {
      abandoned.set(true);
      throw e;
    }
  }

  private String masked(String message) {
    return credentials.isEmpty()
        ? message
        : message
            .replace(credentials.get().password(), "***")
            .replace(credentials.get().user(), "***");
  }

  /** A session that comes after nobody waits for it any more must not stay open. */
  private GridSession open(Invitation invitation, AtomicBoolean abandoned) {
    ClientConfig client =
        ClientConfig.defaultConfig().baseUrl(grid).readTimeout(options.startTimeout());
    if (credentials.isPresent()) {
      GridCredentials login = credentials.get();
      client = client.authenticateAs(new UsernameAndPassword(login.user(), login.password()));
    }
    GridSession driver =
        new GridSession(grid, BrowserCapabilities.of(options, invitation), client, watches);
    boolean ready = false;
    try {
      driver.manage().timeouts().scriptTimeout(options.answerTimeout());
      HookInstaller.install(driver, options, invitation.pattern());
      ready = !abandoned.get();
      if (!ready) {
        throw new IllegalStateException("nobody waits for the browser any more");
      }
      return driver;
    } finally {
      if (!ready) {
        driver.watch().close();
        driver.quit();
      }
    }
  }
}
