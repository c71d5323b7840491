package io.turnout.virtualuser.browser;

import io.turnout.virtualuser.AgentStartException;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.UserAgent;
import io.turnout.virtualuser.UserAgentFactory;
import io.turnout.virtualuser.application.ApplicationAdapter;
import java.net.URI;
import java.time.InstantSource;

/** Thread-safe. Starts one browser session per user on a Selenium Grid. */
public final class BrowserAgentFactory implements UserAgentFactory {
  private final URI grid;
  private final BrowserOptions options;
  private final ApplicationAdapter adapter;
  private final InstantSource clock;

  public BrowserAgentFactory(
      URI grid, BrowserOptions options, ApplicationAdapter adapter, InstantSource clock) {
    this.grid = grid;
    this.options = options;
    this.adapter = adapter;
    this.clock = clock;
  }

  @Override
  public UserAgent start(Invitation invitation) throws AgentStartException {
    throw new AgentStartException("" + grid + options + adapter + clock);
  }
}
