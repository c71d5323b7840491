package io.turnout.systemtest.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.systemtest.browser.Chromium;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Confined to the test's thread. People at the meeting page, each in a tab of one browser; all
 * methods act on the tab that was entered last.
 */
final class MeetingTabs implements AutoCloseable {
  private static final int CAMERA_FRAMES_PER_SECOND = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final URI application;
  private final ChromeDriver driver;
  private boolean firstTabUsed;

  MeetingTabs(URI application, Path profile) {
    this.application = application;
    driver = Chromium.start(profile, CAMERA_FRAMES_PER_SECOND);
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens a path of the application in a tab of its own; {@return the tab} */
  String open(String path) {
    if (firstTabUsed) {
      driver.switchTo().newWindow(WindowType.TAB);
    }
    firstTabUsed = true;
    driver.get(application.resolve(path).toString());
    return driver.getWindowHandle();
  }

  /** Joins by link; {@return the tab} */
  String join(String meeting, String name) {
    String tab = open("/meeting/" + meeting + "?name=" + name);
    awaitState("joined");
    return tab;
  }

  void enter(String tab) {
    driver.switchTo().window(tab);
  }

  void awaitState(String state) {
    await(state, () -> exists("body[data-meeting-state=" + state + "]"));
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  boolean exists(String selector) {
    return !driver.findElements(By.cssSelector(selector)).isEmpty();
  }

  void click(String action) {
    // By script: what floats over a control for a moment does not matter here.
    driver.executeScript("arguments[0].click()", find("[data-action=" + action + "]"));
  }

  /** {@return the selector of a tile with another user's stream, camera or screen} */
  static String remoteTile(String stream) {
    return "[data-tile][data-local=\"false\"][data-stream=\"" + stream + "\"]";
  }

  /** Waits until so many more frames of another user's stream have been shown. */
  void awaitFrames(String stream, int count) {
    double before = frames(stream);
    await(count + " frames of a " + stream, () -> frames(stream) >= before + count);
  }

  private double frames(String stream) {
    return number(
        "return document.querySelector(arguments[0] + ' video')"
            + "?.getVideoPlaybackQuality().totalVideoFrames ?? 0;",
        remoteTile(stream));
  }

  /** {@return what the script says, 0 when that is no number} */
  double number(String script, Object... arguments) {
    return driver.executeScript(script, arguments) instanceof Number number
        ? number.doubleValue()
        : 0;
  }

  void await(String what, BooleanSupplier condition) {
    long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as(() -> what + ": not within " + PATIENCE.toSeconds() + " s; the page says " + page())
          .isLessThan(deadlineNs);
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private String page() {
    return String.valueOf(
        driver.executeScript(
            "return JSON.stringify(document.body.dataset) + ' ' + document.body.innerText"));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
