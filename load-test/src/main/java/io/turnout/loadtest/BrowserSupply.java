package io.turnout.loadtest;

import io.turnout.loadtest.plan.BrowserMix;
import io.turnout.loadtest.plan.BrowserSelection;
import io.turnout.loadtest.plan.BrowserSettings;
import io.turnout.loadtest.plan.CloudAddress;
import io.turnout.loadtest.plan.EnvironmentText;
import io.turnout.loadtest.plan.GridSource;
import io.turnout.loadtest.plan.Plan;
import io.turnout.loadtest.plan.Scenario;
import io.turnout.loadtest.plan.Target;
import io.turnout.loadtest.schedule.Schedule;
import io.turnout.virtualuser.ExpectedStreams;
import io.turnout.virtualuser.PortalAgent;
import io.turnout.virtualuser.application.AdapterFormatException;
import io.turnout.virtualuser.application.ApplicationAdapter;
import io.turnout.virtualuser.application.MeetingAppAdapter;
import io.turnout.virtualuser.application.YamlAdapter;
import io.turnout.virtualuser.browser.BrowserAgentFactory;
import io.turnout.virtualuser.browser.BrowserChoice;
import io.turnout.virtualuser.browser.BrowserOptions;
import io.turnout.virtualuser.browser.CaptureFiles;
import io.turnout.virtualuser.grid.BrowserProduct;
import io.turnout.virtualuser.grid.CloudGrid;
import io.turnout.virtualuser.grid.GridCredentials;
import io.turnout.virtualuser.grid.GridOptions;
import io.turnout.virtualuser.grid.GridUnavailableException;
import io.turnout.virtualuser.grid.GridWatch;
import io.turnout.virtualuser.grid.RunningGrid;
import io.turnout.virtualuser.grid.SeleniumGrid;
import io.turnout.virtualuser.grid.SessionWatch;
import io.turnout.virtualuser.grid.StandaloneGrid;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. Browsers on the plan's Selenium Grid. */
record BrowserSupply(
    SeleniumGrid grid,
    Optional<GridWatch> watch,
    MixedBrowsers agents,
    ExpectedStreams.Rule expectation,
    Duration longestStart)
    implements AgentSupply {

  @Override
  public Optional<PortalAgent.Factory> portal() {
    return agents.portal();
  }

  @Override
  public int startsAtOnce() {
    return grid.startsAtOnce();
  }

  @Override
  public List<String> warnings() {
    return grid.warnings();
  }

  @Override
  public Optional<String> lost() {
    return watch.flatMap(GridWatch::hubLost);
  }

  @Override
  public void close() {
    watch.ifPresent(GridWatch::close);
    grid.close();
  }

  /** Opens the plan's Grid. Immutable. */
  static final class FromGrid implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(FromGrid.class);

    /** From the browser's start to the user's first step. */
    private static final Duration START_MARGIN = Duration.ofSeconds(15);

    /** A hub on a machine with too much to do may be slow to answer; it is not dead then. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private static final Duration OBSERVED_EVERY = Duration.ofSeconds(1);

    @Override
    public void check(Plan plan, Schedule schedule) throws PlanRefusedException {
      requireSupport(adapter(plan.target()), plan);
      if (plan.grid() instanceof GridSource.Hub(URI url)) {
        try (SeleniumGrid hub = RunningGrid.at(url)) {
          requireRoom(hub, plan, schedule);
        } catch (GridUnavailableException e) {
          LOG.debug("{} does not answer yet; the run will tell", url, e);
        }
      }
      if (plan.grid() instanceof GridSource.Cloud cloud) {
        requireRoom(cloud(cloud), plan, schedule);
      }
      options(plan);
    }

    @Override
    public AgentSupply open(Plan plan, Schedule schedule, InstantSource clock)
        throws GridUnavailableException, PlanRefusedException {
      ApplicationAdapter adapter = adapter(plan.target());
      List<BrowserOptions> options = options(plan);
      SeleniumGrid grid =
          switch (plan.grid()) {
            case GridSource.Embedded(int slots) ->
                StandaloneGrid.start(GridOptions.withSlots(slots));
            case GridSource.Hub(var url) -> RunningGrid.at(url);
            case GridSource.Cloud cloud -> cloud(cloud);
          };
      try {
        requireRoom(grid, plan, schedule);
      } catch (PlanRefusedException e) {
        grid.close();
        throw e;
      }
      // A cloud says nothing of its nodes.
      Optional<GridWatch> watch =
          grid instanceof CloudGrid
              ? Optional.empty()
              : Optional.of(GridWatch.start(grid.address(), LONGEST_SILENCE));
      return new BrowserSupply(
          grid,
          watch,
          new MixedBrowsers(
              options.stream().map(kind -> agents(grid, kind, adapter, clock, watch)).toList(),
              plan.browsers().assign(schedule.users()),
              List.copyOf(schedule.scenarioOfUsers().keySet())),
          adapter,
          BrowserOptions.defaults().startTimeout().plus(START_MARGIN));
    }

    private static BrowserAgentFactory agents(
        SeleniumGrid grid,
        BrowserOptions options,
        ApplicationAdapter adapter,
        InstantSource clock,
        Optional<GridWatch> watch) {
      return new BrowserAgentFactory(
          grid.address(),
          grid.credentials(),
          options,
          adapter,
          clock,
          session ->
              watch.map(running -> running.watch(session)).orElseGet(SessionWatch::unwatched));
    }

    private static void requireRoom(SeleniumGrid grid, Plan plan, Schedule schedule)
        throws PlanRefusedException {
      int users = schedule.mostConcurrentUsers() + plan.evidence().slots();
      if (grid.slots() < users) {
        throw new PlanRefusedException(
            "grid: the Grid at "
                + grid.address()
                + " has "
                + grid.slots()
                + " slots, the plan has "
                + users
                + " browsers at the same time; add nodes to the Grid or plan fewer users");
      }
      requireLongIdle(grid);
    }

    /** Users are observed each second, so only a page that takes its time to answer is silent. */
    private static void requireLongIdle(SeleniumGrid grid) throws PlanRefusedException {
      Duration silence = BrowserOptions.defaults().answerTimeout().plus(OBSERVED_EVERY);
      if (grid.idleTimeout().filter(idle -> idle.compareTo(silence) < 0).isPresent()) {
        throw new PlanRefusedException(
            "grid: the Grid at "
                + grid.address()
                + " ends browsers that are idle for "
                + grid.idleTimeout().get().toSeconds()
                + " s, a user may be silent for "
                + silence.toSeconds()
                + " s while its page answers; start the nodes with a longer --session-timeout");
      }
    }

    private static void requireSupport(ApplicationAdapter adapter, Plan plan)
        throws PlanRefusedException {
      for (Scenario scenario : plan.scenarios()) {
        List<String> missing = adapter.missingFor(scenario.pattern(), scenario.keepAlive());
        if (!missing.isEmpty()) {
          throw new PlanRefusedException(
              "scenario "
                  + scenario.name()
                  + ": the adapter "
                  + plan.target().adapter()
                  + " cannot play it: "
                  + String.join("; ", missing));
        }
      }
    }

    private static CloudGrid cloud(GridSource.Cloud cloud) throws PlanRefusedException {
      CloudAddress url = cloud.url();
      Optional<GridCredentials> credentials = Optional.empty();
      if (url.user().isPresent() && url.password().isPresent()) {
        credentials =
            Optional.of(
                new GridCredentials(
                    fromEnvironment("url", url.user().get()),
                    fromEnvironment("url", url.password().get())));
      }
      return new CloudGrid(url.address(), cloud.slots(), credentials);
    }

    private static String fromEnvironment(String key, String text) throws PlanRefusedException {
      try {
        return EnvironmentText.resolve(text, System::getenv);
      } catch (IllegalArgumentException e) {
        throw new PlanRefusedException("grid.cloud." + key + ": " + e.getMessage(), e);
      }
    }

    private static Map<String, Object> capabilities(GridSource grid) throws PlanRefusedException {
      if (!(grid instanceof GridSource.Cloud cloud)) {
        return Map.of();
      }
      try {
        return EnvironmentText.resolve(cloud.capabilities(), System::getenv);
      } catch (IllegalArgumentException e) {
        throw new PlanRefusedException("grid.cloud.capabilities: " + e.getMessage(), e);
      }
    }

    private static List<BrowserOptions> options(Plan plan) throws PlanRefusedException {
      Map<String, Object> capabilities = capabilities(plan.grid());
      return plan.browsers().parts().stream()
          .map(BrowserMix.Part::browser)
          .map(browser -> options(browser, capabilities))
          .toList();
    }

    private static BrowserOptions options(
        BrowserSettings browser, Map<String, Object> capabilities) {
      BrowserOptions standard = BrowserOptions.defaults();
      BrowserSelection selection = browser.selection();
      return new BrowserOptions(
              BrowserProduct.of(browser.name()),
              browser.headless(),
              browser.cameraFramesPerSecond(),
              standard.startTimeout(),
              standard.answerTimeout(),
              browser.arguments())
          .withChoice(
              new BrowserChoice(
                  selection.version(), selection.platform(), selection.labels(), capabilities))
          .withCaptureFiles(new CaptureFiles(browser.cameraClip(), browser.microphoneClip()));
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
