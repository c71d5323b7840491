package io.turnout.virtualuser.application;

import io.turnout.virtualuser.pattern.Stroke;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Confined to one virtual user's thread. Does the steps of one section of an adapter. */
final class StepRunner {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
  private static final String PRESENT = "return document.querySelector(arguments[0]) !== null;";
  private static final String VISIBLE =
      """
      const found = document.querySelector(arguments[0]);
      return found !== null && found.getClientRects().length > 0;
      """;

  private final PageDriver page;
  private final Map<String, Object> values;
  private final String failureScript;
  private final long deadlineNs;
  private final Duration timeout;
  private final InstantSource clock;
  private final List<Stroke.Point> points;
  private Instant doneAt;

  /**
   * Runs steps until the time is over.
   *
   * @param failureScript asked while waiting, so that a failure is told at once
   * @param points of the stroke that is to be drawn, if any
   */
  StepRunner(
      PageDriver page,
      Map<String, Object> values,
      Duration timeout,
      String failureScript,
      InstantSource clock,
      List<Stroke.Point> points) {
    this.page = page;
    this.values = values;
    this.failureScript = failureScript;
    this.timeout = timeout;
    this.clock = clock;
    this.points = points;
    this.doneAt = clock.instant();
    this.deadlineNs = System.nanoTime() + timeout.toNanos();
  }

  /** {@return when the last step that does something was done} */
  Instant run(List<Step> steps) throws PageException, InterruptedException {
    for (Step step : steps) {
      try {
        run(step);
      } catch (PageException e) {
        throw e.isBrowserGone()
            ? e
            : new PageException("at " + step.text() + ": " + e.getMessage(), false, e);
      }
    }
    return doneAt;
  }

  private void run(Step step) throws PageException, InterruptedException {
    switch (step) {
      case Step.Open(Template address) -> {
        doneAt = clock.instant();
        page.open(address(address), remaining());
      }
      case Step.Fill(Template selector, Template text) -> {
        String found = awaitVisible(selector);
        doneAt = clock.instant();
        page.fill(found, text.expand(values));
      }
      case Step.Click(Template selector) -> {
        String found = awaitVisible(selector);
        click(found);
      }
      case Step.Draw(Template selector) -> {
        String found = awaitVisible(selector);
        doneAt = clock.instant();
        page.draw(found, points);
      }
      case Step.Run(String script) -> {
        doneAt = clock.instant();
        page.run(withValues(script), arguments());
      }
      case Step.WaitForElement wait -> await(wait);
      case Step.WaitForScript(String script, Optional<Duration> limit) ->
          await(
              withValues("return Boolean((() => { " + script + "\n})());"),
              arguments(),
              true,
              limit);
    }
  }

  /** Something may float over the element for a moment; people wait until it is gone. */
  private void click(String selector) throws PageException, InterruptedException {
    while (true) {
      try {
        doneAt = clock.instant();
        page.click(selector);
        return;
      } catch (PageException e) {
        if (e.isBrowserGone() || System.nanoTime() - deadlineNs >= 0) {
          throw e;
        }
        Thread.sleep(POLL_INTERVAL);
      }
    }
  }

  private URI address(Template template) throws PageException {
    String text = template.expandAsAddress(values);
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new PageException("found \"" + text + "\", expected an address", false, e);
    }
  }

  /** People click what they see; so a click or an input waits until its element is there. */
  private String awaitVisible(Template selector) throws PageException, InterruptedException {
    String text = selector.expand(values);
    await(VISIBLE, List.of(text), true, Optional.empty());
    return text;
  }

  private void await(Step.WaitForElement wait) throws PageException, InterruptedException {
    List<String> selector = List.of(wait.selector().expand(values));
    switch (wait.presence()) {
      case PRESENT -> await(PRESENT, selector, true, wait.timeout());
      case VISIBLE -> await(VISIBLE, selector, true, wait.timeout());
      case ABSENT -> await(PRESENT, selector, false, wait.timeout());
    }
  }

  private void await(
      String script, List<?> arguments, boolean wanted, Optional<Duration> stepTimeout)
      throws PageException, InterruptedException {
    long endNs = deadlineNs;
    Duration limit = timeout;
    if (stepTimeout.isPresent()) {
      long stepEndNs = System.nanoTime() + stepTimeout.get().toNanos();
      if (stepEndNs - endNs < 0) {
        endNs = stepEndNs;
        limit = stepTimeout.get();
      }
    }
    while (true) {
      long beganNs = System.nanoTime();
      if (Boolean.valueOf(wanted).equals(page.run(script, arguments))) {
        return;
      }
      Object failure = page.run(guarded(failureScript), List.of());
      if (failure instanceof String reason && !reason.isBlank()) {
        throw new PageException("the application reports: " + reason, false, null);
      }
      if (System.nanoTime() - endNs >= 0) {
        throw new PageException("not within " + limit.toMillis() / 1000.0 + " s", false, null);
      }
      Thread.sleep(
          LookPace.pauseAfter(Duration.ofNanos(System.nanoTime() - beganNs), POLL_INTERVAL));
    }
  }

  private Duration remaining() throws PageException {
    Duration rest = Duration.ofNanos(deadlineNs - System.nanoTime());
    if (!rest.isPositive()) {
      throw new PageException("no time left of " + timeout.toMillis() / 1000.0 + " s", false, null);
    }
    return rest;
  }

  /** Values reach a script as constants, so that no name can break out of a string in it. */
  private String withValues(String script) {
    return "const { "
        + String.join(", ", new TreeSet<>(values.keySet()))
        + " } = arguments[0];\n"
        + script;
  }

  private List<?> arguments() {
    return List.of(values);
  }

  /** While a page changes, a question about failure may itself throw; that is no failure. */
  private static String guarded(String script) {
    return "try { const answer = (() => { "
        + script
        + "\n})(); return answer === null || answer === undefined ? null : String(answer); }"
        + " catch { return null; }";
  }
}
