package io.turnout.virtualuser.browser;

import io.turnout.report.record.EvidenceFile;
import io.turnout.virtualuser.ActionFailedException;
import io.turnout.virtualuser.AgentLostException;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.JoinFailedException;
import io.turnout.virtualuser.Observation;
import io.turnout.virtualuser.Thumbnail;
import io.turnout.virtualuser.UserAgent;
import io.turnout.virtualuser.application.ApplicationAdapter;
import io.turnout.virtualuser.application.PageException;
import io.turnout.virtualuser.evidence.CollectedEvidence;
import io.turnout.virtualuser.pattern.SpeechTurns;
import io.turnout.virtualuser.pattern.TimedAction;
import io.turnout.virtualuser.probe.PageProbe;
import io.turnout.virtualuser.probe.ProbeReading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openqa.selenium.Capabilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Confined to one virtual user's thread. A user that is a browser session. */
final class BrowserAgent implements UserAgent {
  private static final Logger LOG = LoggerFactory.getLogger(BrowserAgent.class);
  private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(5);

  /** On a load machine whose CPU is short a picture takes seconds; its user waits for it. */
  private static final Duration THUMBNAIL_TIMEOUT = Duration.ofSeconds(10);

  private final GridSession driver;
  private final BrowserDialect dialect;
  private final Invitation invitation;
  private final ApplicationAdapter adapter;
  private final Duration answerTimeout;
  private final InstantSource clock;
  private final BrowserPage page;
  private final String observationScript;
  private final BrowserEvidence evidence;
  private boolean closed;

  BrowserAgent(
      GridSession driver,
      BrowserDialect dialect,
      Invitation invitation,
      ApplicationAdapter adapter,
      Duration answerTimeout,
      InstantSource clock) {
    this.driver = driver;
    this.dialect = dialect;
    this.invitation = invitation;
    this.adapter = adapter;
    this.answerTimeout = answerTimeout;
    this.clock = clock;
    this.page = new BrowserPage(driver, answerTimeout);
    this.evidence = new BrowserEvidence(driver);
    this.observationScript = PageProbe.observationScript(adapter.questions());
  }

  @Override
  public void join(Duration timeout)
      throws JoinFailedException, AgentLostException, InterruptedException {
    try {
      adapter.join(page, invitation, timeout);
    } catch (PageException e) {
      throw new AgentLostException(BoundedCalls.firstLine(e), e);
    }
  }

  @Override
  public void reload(Duration timeout)
      throws JoinFailedException, AgentLostException, InterruptedException {
    try {
      adapter.reload(page, invitation, timeout);
    } catch (PageException e) {
      throw new AgentLostException(BoundedCalls.firstLine(e), e);
    }
  }

  @Override
  public Instant act(TimedAction action, Duration timeout)
      throws ActionFailedException, AgentLostException, InterruptedException {
    try {
      return adapter.act(page, invitation, action, timeout, clock);
    } catch (PageException e) {
      throw new AgentLostException(BoundedCalls.firstLine(e), e);
    }
  }

  @Override
  public void speak(List<SpeechTurns.Interval> intervals)
      throws AgentLostException, InterruptedException {
    List<List<Long>> milliseconds =
        intervals.stream()
            .map(interval -> List.of(interval.from().toMillis(), interval.to().toMillis()))
            .toList();
    try {
      page.run(PageProbe.speakScript(), List.of(milliseconds));
    } catch (PageException e) {
      throw new AgentLostException(BoundedCalls.firstLine(e), e);
    }
  }

  @Override
  public Observation observe() throws AgentLostException, InterruptedException {
    return observe(false);
  }

  @Override
  public Observation observePictures() throws AgentLostException, InterruptedException {
    return observe(true);
  }

  private Observation observe(boolean pictures) throws AgentLostException, InterruptedException {
    try {
      Object answer = page.run(observationScript, List.of(pictures));
      if (!(answer instanceof String json)) {
        throw new AgentLostException("the page's probe gave no answer");
      }
      Observation observation = ProbeReading.parse(json, invitation.user(), clock.instant());
      evidence.observed(observation);
      return observation;
    } catch (PageException e) {
      throw new AgentLostException(BoundedCalls.firstLine(e), e);
    } catch (IllegalArgumentException e) {
      throw new AgentLostException(BoundedCalls.firstLine(e), e);
    }
  }

  @Override
  public void leave() throws AgentLostException, InterruptedException {
    try {
      adapter.leave(page, invitation, LEAVE_TIMEOUT);
    } catch (PageException e) {
      throw new AgentLostException(BoundedCalls.firstLine(e), e);
    }
  }

  @Override
  public CollectedEvidence evidence(Set<EvidenceFile.Kind> wanted) throws InterruptedException {
    return evidence.collect(wanted);
  }

  @Override
  public Optional<Thumbnail> thumbnail() throws InterruptedException {
    try {
      return Optional.of(
          BoundedCalls.call(THUMBNAIL_TIMEOUT, driver.watch(), () -> dialect.thumbnail(driver)));
    } catch (PageException e) {
      LOG.debug("{}: no thumbnail: {}", invitation.user().user(), e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public String description() {
    Capabilities capabilities = driver.getCapabilities();
    return capabilities.getBrowserName() + " " + capabilities.getBrowserVersion();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    BoundedCalls.quit(driver, answerTimeout, invitation.user().user());
  }
}
