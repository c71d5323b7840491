package io.turnout.virtualuser.browser;

import io.turnout.report.record.EvidenceFile.Kind;
import io.turnout.virtualuser.Observation;
import io.turnout.virtualuser.PageProblem;
import io.turnout.virtualuser.application.PageException;
import io.turnout.virtualuser.evidence.CollectedEvidence;
import io.turnout.virtualuser.evidence.CollectedEvidence.Absence;
import io.turnout.virtualuser.evidence.EvidenceItem;
import io.turnout.virtualuser.evidence.LogTail;
import io.turnout.virtualuser.evidence.PageAnswer;
import io.turnout.virtualuser.evidence.StatisticsRing;
import io.turnout.virtualuser.evidence.StatisticsText;
import io.turnout.virtualuser.probe.PageProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.logging.LogEntries;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * Confined to one virtual user's thread. What can be shown of one browser session. Statistics and
 * logs are kept here as they come, so that a browser that has died still leaves them.
 */
final class BrowserEvidence {
  private static final Duration ITEM_TIMEOUT = Duration.ofSeconds(6);

  /** On a load machine whose CPU is short a picture takes seconds. */
  private static final Duration SCREENSHOT_TIMEOUT = Duration.ofSeconds(15);

  private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);
  private static final int LOG_CHARS = 512 * 1024;

  private final RemoteWebDriver driver;
  private final StatisticsRing statistics = new StatisticsRing();
  private final Log console = new Log(LogType.BROWSER);
  private final Log driverLog = new Log(LogType.DRIVER);
  private Instant logsReadAt = Instant.MIN;

  BrowserEvidence(RemoteWebDriver driver) {
    this.driver = driver;
  }

  /** Keeps what the observation shows; now and then reads the logs, which the driver piles up. */
  void observed(Observation observation) throws InterruptedException {
    statistics.add(observation);
    for (PageProblem problem : observation.problems()) {
      console.seen.add(
          observation.at() + " seen by the probe: " + problem.kind() + ' ' + problem.message());
    }
    if (observation.at().isBefore(logsReadAt.plus(LOG_INTERVAL))) {
      return;
    }
    logsReadAt = observation.at();
    for (Log log : List.of(console, driverLog)) {
      if (log.refused != null) {
        continue;
      }
      try {
        log.take(BoundedCalls.call(ITEM_TIMEOUT, () -> entries(log)));
      } catch (PageException e) {
        if (!e.isBrowserGone()) {
          log.refused = BoundedCalls.firstLine(e);
        }
      }
    }
  }

  /** {@return all of these kinds that can be had; after a call that hangs nothing else is asked} */
  CollectedEvidence collect(Set<Kind> wanted) throws InterruptedException {
    return new Collection(wanted).collect();
  }

  /** Reading takes the entries out of the driver. */
  private LogEntries entries(Log log) {
    return driver.manage().logs().get(log.type);
  }

  /** One log of the driver as far as it was read. */
  private static final class Log {
    private final String type;
    private final LogTail tail = new LogTail(LOG_CHARS);

    /** What came another way, for browsers whose driver has no such log. */
    private final LogTail seen = new LogTail(LOG_CHARS / 8);

    private @Nullable String refused;

    Log(String type) {
      this.type = type;
    }

    void take(LogEntries entries) {
      for (LogEntry entry : entries) {
        Instant at = Instant.ofEpochMilli(entry.getTimestamp());
        tail.add(at + " " + entry.getLevel() + " " + entry.getMessage().strip());
      }
    }
  }

  /** One go at collecting. */
  private final class Collection {
    private final Set<Kind> wanted;
    private final List<EvidenceItem> items = new ArrayList<>();
    private final List<Absence> missing = new ArrayList<>();
    private @Nullable String gone;

    Collection(Set<Kind> wanted) {
      this.wanted = wanted;
    }

    CollectedEvidence collect() throws InterruptedException {
      connections();
      if (wanted.contains(Kind.DOM)) {
        item(
            Kind.DOM,
            ITEM_TIMEOUT,
            () ->
                EvidenceItem.text(
                    Kind.DOM, "html", Objects.requireNonNull(driver.getPageSource())));
      }
      log(Kind.CONSOLE_LOG, console);
      log(Kind.DRIVER_LOG, driverLog);
      // Last, for it takes longest, and a driver that waits for a picture answers nothing else.
      for (Kind kind : wanted) {
        if (isScreenshot(kind)) {
          item(
              kind,
              SCREENSHOT_TIMEOUT,
              () -> EvidenceItem.png(kind, driver.getScreenshotAs(OutputType.BYTES)));
        }
      }
      return new CollectedEvidence(items, missing);
    }

    private static boolean isScreenshot(Kind kind) {
      return switch (kind) {
        case SCREENSHOT, WITNESS_SCREENSHOT, PORTAL_SCREENSHOT -> true;
        case CONSOLE_LOG, DOM, SESSION_DESCRIPTIONS, CANDIDATE_PAIR, STATISTICS, DRIVER_LOG ->
            false;
      };
    }

    private void connections() throws InterruptedException {
      Set<Kind> fromPage = Set.of(Kind.SESSION_DESCRIPTIONS, Kind.CANDIDATE_PAIR, Kind.STATISTICS);
      if (wanted.stream().noneMatch(fromPage::contains)) {
        return;
      }
      PageAnswer answer = null;
      String reason = "";
      try {
        answer = call(ITEM_TIMEOUT, () -> PageAnswer.parse(pageAnswer()));
      } catch (PageException e) {
        reason = BoundedCalls.firstLine(e);
      }
      if (wanted.contains(Kind.STATISTICS)) {
        items.add(StatisticsText.of(statistics.observations(), Optional.ofNullable(answer)));
      }
      for (Kind kind : List.of(Kind.SESSION_DESCRIPTIONS, Kind.CANDIDATE_PAIR)) {
        if (!wanted.contains(kind)) {
          continue;
        }
        if (answer == null) {
          missing.add(new Absence(kind, reason));
        } else if (answer.connections() == 0) {
          missing.add(new Absence(kind, "the page has made no RTCPeerConnection"));
        } else {
          items.add(
              kind == Kind.CANDIDATE_PAIR ? answer.candidatePairs() : answer.sessionDescriptions());
        }
      }
    }

    private String pageAnswer() {
      if (driver.executeScript(PageProbe.evidenceScript()) instanceof String json) {
        return json;
      }
      throw new IllegalStateException("Turnout's scripts are not in this page");
    }

    /** What was read before the browser died is worth having. */
    private void log(Kind kind, Log log) throws InterruptedException {
      if (!wanted.contains(kind)) {
        return;
      }
      String reason = log.refused;
      if (reason == null) {
        try {
          log.take(call(ITEM_TIMEOUT, () -> entries(log)));
        } catch (PageException e) {
          reason = BoundedCalls.firstLine(e);
        }
      }
      if (log.tail.isEmpty() && log.seen.isEmpty()) {
        missing.add(new Absence(kind, reason == null ? "nothing was logged" : reason));
        return;
      }
      String text = log.tail.isEmpty() ? log.seen.text() : log.tail.text();
      String end = reason == null ? "" : "[no more could be read: " + reason + "]\n";
      items.add(EvidenceItem.text(kind, "txt", text + end));
    }

    private void item(Kind kind, Duration timeout, Callable<EvidenceItem> call)
        throws InterruptedException {
      try {
        items.add(call(timeout, call));
      } catch (PageException e) {
        missing.add(new Absence(kind, BoundedCalls.firstLine(e)));
      }
    }

    private <T> T call(Duration timeout, Callable<T> call)
        throws PageException, InterruptedException {
      if (gone != null) {
        throw new PageException(gone, true, null);
      }
      try {
        return BoundedCalls.call(timeout, call);
      } catch (PageException e) {
        if (e.isBrowserGone()) {
          gone = BoundedCalls.firstLine(e);
        }
        throw e;
      }
    }
  }
}
