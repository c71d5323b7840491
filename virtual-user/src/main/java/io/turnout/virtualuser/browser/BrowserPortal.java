package io.turnout.virtualuser.browser;

import io.turnout.report.record.EvidenceFile;
import io.turnout.report.record.PortalCount;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.AgentLostException;
import io.turnout.virtualuser.AgentStartException;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.PortalAgent;
import io.turnout.virtualuser.application.PageException;
import io.turnout.virtualuser.application.PortalAdapter;
import io.turnout.virtualuser.evidence.CollectedEvidence;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.openqa.selenium.Dimension;

/** Confined to the thread that opened it. An admin portal in a browser session of its own. */
final class BrowserPortal implements PortalAgent {
  /** Names the session on the Grid's own pages. */
  static final Invitation INVITATION =
      new Invitation(new VirtualUserId("portal", "portal"), "portal", "portal", 1);

  private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(30);
  private static final int WIDTH = 1280;
  private static final int LEAST_HEIGHT = 720;
  private static final int MOST_HEIGHT = 12_000;
  private static final String HEIGHT =
      "return document.documentElement.scrollHeight + window.outerHeight - window.innerHeight;";

  private final GridSession driver;
  private final PortalAdapter adapter;
  private final Duration answerTimeout;
  private final BrowserPage page;
  private final BrowserEvidence evidence;

  BrowserPortal(GridSession driver, PortalAdapter adapter, Duration answerTimeout) {
    this.driver = driver;
    this.adapter = adapter;
    this.answerTimeout = answerTimeout;
    this.page = new BrowserPage(driver, answerTimeout);
    this.evidence = new BrowserEvidence(driver);
  }

  void open() throws AgentStartException, InterruptedException {
    try {
      adapter.open(page, OPEN_TIMEOUT);
    } catch (PageException e) {
      throw new AgentStartException(
          "the admin portal could not be opened: " + BoundedCalls.firstLine(e), e);
    }
  }

  @Override
  public PortalCount count() throws AgentLostException, InterruptedException {
    try {
      return adapter.count(page);
    } catch (PageException e) {
      throw new AgentLostException(BoundedCalls.firstLine(e), e);
    }
  }

  /** The window grows with the page, so that the picture shows all meetings. */
  @Override
  public CollectedEvidence screenshot() throws InterruptedException {
    try {
      if (page.run(HEIGHT, List.of()) instanceof Number height) {
        int fitting = Math.clamp(height.intValue(), LEAST_HEIGHT, MOST_HEIGHT);
        BoundedCalls.call(
            answerTimeout,
            driver.watch(),
            () -> {
              driver.manage().window().setSize(new Dimension(WIDTH, fitting));
              return true;
            });
      }
    } catch (PageException e) {
      return CollectedEvidence.none(
          Set.of(EvidenceFile.Kind.PORTAL_SCREENSHOT), BoundedCalls.firstLine(e));
    }
    return evidence.collect(Set.of(EvidenceFile.Kind.PORTAL_SCREENSHOT));
  }

  @Override
  public void close() {
    BoundedCalls.quit(driver, answerTimeout, INVITATION.user().user());
  }
}
