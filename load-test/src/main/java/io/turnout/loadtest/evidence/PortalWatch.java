package io.turnout.loadtest.evidence;

import io.turnout.report.record.EvidenceFile.Kind;
import io.turnout.report.record.PortalCount;
import io.turnout.virtualuser.AgentLostException;
import io.turnout.virtualuser.AgentStartException;
import io.turnout.virtualuser.PortalAgent;
import io.turnout.virtualuser.evidence.CollectedEvidence;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. One browser that shows the admin portal for the length of the run, on a virtual
 * thread of its own, which alone touches it.
 */
final class PortalWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PortalWatch.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration LONGEST_END = Duration.ofSeconds(8);

  private final ScreenshotRequests screenshots = new ScreenshotRequests(Kind.PORTAL_SCREENSHOT);
  private final PortalAgent.Factory factory;
  private final PeakCheck check;
  private final InstantSource clock;
  private final Consumer<PeakCheck.Comparison> compared;
  private final Consumer<String> warned;
  private final Thread thread;

  private PortalWatch(
      PortalAgent.Factory factory,
      PeakCheck check,
      InstantSource clock,
      Consumer<PeakCheck.Comparison> compared,
      Consumer<String> warned) {
    this.factory = factory;
    this.check = check;
    this.clock = clock;
    this.compared = compared;
    this.warned = warned;
    this.thread = Thread.ofVirtual().name("portal").unstarted(this::run);
  }

  /**
   * Opens the portal in the background.
   *
   * @param compared takes the comparison at the peak, on the portal's thread
   * @param warned takes what the report should say
   */
  static PortalWatch start(
      PortalAgent.Factory factory,
      PeakCheck check,
      InstantSource clock,
      Consumer<PeakCheck.Comparison> compared,
      Consumer<String> warned) {
    PortalWatch watch = new PortalWatch(factory, check, clock, compared, warned);
    watch.thread.start();
    return watch;
  }

  ScreenshotRequests screenshots() {
    return screenshots;
  }

  private void run() {
    String end = "the run has ended";
    try (PortalAgent agent = factory.start()) {
      PeakCheck.Portal portal = portal(agent);
      while (true) {
        screenshots.serve(agent::screenshot);
        check.look(clock.instant(), portal).ifPresent(compared);
        Thread.sleep(LOOK);
      }
    } catch (AgentStartException | AgentLostException e) {
      end = "the admin portal: " + firstLine(e);
      warned.accept("The admin portal is not watched any more: " + firstLine(e));
    } catch (InterruptedException e) {
      LOG.debug("the portal is no longer watched");
    } catch (RuntimeException e) {
      LOG.error("the portal's watch broke off", e);
      end = "a fault of Turnout itself: " + e;
      warned.accept("The admin portal is not watched any more: " + end);
    } finally {
      screenshots.close(end);
      check.end().ifPresent(compared);
      if (!check.hasCompared()) {
        warned.accept(
            "The admin portal's count was not compared with the run's: half of the plan's users"
                + " were never connected for long enough, or the portal did not answer.");
      }
    }
  }

  private static PeakCheck.Portal portal(PortalAgent agent) {
    return new PeakCheck.Portal() {
      @Override
      public PortalCount count() throws AgentLostException, InterruptedException {
        return agent.count();
      }

      @Override
      public CollectedEvidence screenshot() throws InterruptedException {
        return agent.screenshot();
      }
    };
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** Ends the browser and waits for that, for seconds at most. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      if (!thread.join(LONGEST_END)) {
        LOG.warn("the portal's browser did not end in time; it ends with its Grid");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
