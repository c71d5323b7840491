package io.turnout.loadtest;

import io.turnout.loadtest.plan.GridSource;
import io.turnout.loadtest.plan.Plan;
import io.turnout.loadtest.plan.Target;
import io.turnout.virtualuser.ExpectedStreams;
import io.turnout.virtualuser.UserAgentFactory;
import io.turnout.virtualuser.application.AdapterFormatException;
import io.turnout.virtualuser.application.ApplicationAdapter;
import io.turnout.virtualuser.application.MeetingAppAdapter;
import io.turnout.virtualuser.application.YamlAdapter;
import io.turnout.virtualuser.browser.BrowserAgentFactory;
import io.turnout.virtualuser.browser.BrowserOptions;
import io.turnout.virtualuser.browser.BrowserOptions.Browser;
import io.turnout.virtualuser.grid.GridOptions;
import io.turnout.virtualuser.grid.GridUnavailableException;
import io.turnout.virtualuser.grid.RunningGrid;
import io.turnout.virtualuser.grid.SeleniumGrid;
import io.turnout.virtualuser.grid.StandaloneGrid;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. Browsers on the plan's Selenium Grid. */
record BrowserSupply(SeleniumGrid grid, UserAgentFactory agents, ExpectedStreams.Rule expectation)
    implements AgentSupply {

  @Override
  public void close() {
    grid.close();
  }

  /** Opens the plan's Grid. Immutable. */
  static final class FromGrid implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(FromGrid.class);

    @Override
    public void check(Plan plan) throws PlanRefusedException {
      adapter(plan.target());
      if (plan.grid() instanceof GridSource.Hub(URI url)) {
        try (SeleniumGrid hub = RunningGrid.at(url)) {
          requireSlots(hub, plan);
        } catch (GridUnavailableException e) {
          LOG.debug("{} does not answer yet; the run will tell", url, e);
        }
      }
    }

    @Override
    public AgentSupply open(Plan plan, InstantSource clock)
        throws GridUnavailableException, PlanRefusedException {
      ApplicationAdapter adapter = adapter(plan.target());
      SeleniumGrid grid =
          switch (plan.grid()) {
            case GridSource.Embedded(int slots) ->
                StandaloneGrid.start(GridOptions.withSlots(slots));
            case GridSource.Hub(var url) -> RunningGrid.at(url);
          };
      try {
        requireSlots(grid, plan);
      } catch (PlanRefusedException e) {
        grid.close();
        throw e;
      }
      return new BrowserSupply(
          grid, new BrowserAgentFactory(grid.address(), options(plan), adapter, clock), adapter);
    }

    private static void requireSlots(SeleniumGrid grid, Plan plan) throws PlanRefusedException {
      int users = plan.meetings().users();
      if (grid.slots() < users) {
        throw new PlanRefusedException(
            "grid: the Grid at "
                + grid.address()
                + " has "
                + grid.slots()
                + " slots, the plan has "
                + users
                + " users; add nodes to the Grid or plan fewer users");
      }
    }

    private static BrowserOptions options(Plan plan) {
      BrowserOptions standard = BrowserOptions.defaults();
      Browser browser =
          Arrays.stream(Browser.values())
              .filter(known -> known.browserName().equals(plan.browser().name()))
              .findFirst()
              .orElseThrow();
      return new BrowserOptions(
          browser,
          standard.headless(),
          plan.browser().cameraFramesPerSecond(),
          standard.startTimeout(),
          standard.answerTimeout(),
          plan.browser().arguments());
    }

    private static ApplicationAdapter adapter(Target target) throws PlanRefusedException {
      if (!target.hasAdapterFile()) {
        return MeetingAppAdapter.at(target.url());
      }
      try {
        return YamlAdapter.read(Path.of(target.adapter()), target.url());
      } catch (AdapterFormatException e) {
        throw new PlanRefusedException("target.adapter: " + e.getMessage(), e);
      } catch (IOException e) {
        throw new PlanRefusedException(
            "target.adapter: " + target.adapter() + " cannot be read: " + e.getMessage(), e);
      }
    }
  }
}
