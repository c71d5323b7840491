package io.turnout.virtualuser.browser;

import java.time.Duration;
import java.util.List;

/**
 * What browsers are asked for. Immutable.
 *
 * @param cameraFramesPerSecond of the fake camera
 * @param startTimeout longest wait for a free slot and the browser's start
 * @param answerTimeout longest wait for any answer of a running browser
 * @param extraArguments appended to the browser's command line
 */
public record BrowserOptions(
    Browser browser,
    boolean headless,
    int cameraFramesPerSecond,
    Duration startTimeout,
    Duration answerTimeout,
    List<String> extraArguments) {
  public BrowserOptions {
    extraArguments = List.copyOf(extraArguments);
    if (cameraFramesPerSecond < 5 || cameraFramesPerSecond > 60) {
      throw new IllegalArgumentException(
          "cameraFramesPerSecond: found "
              + cameraFramesPerSecond
              + ", the browser's fake camera gives 5 to 60");
    }
  }

  /** WebDriver's {@code browserName}. */
  public enum Browser {
    CHROMIUM("chrome"),
    FIREFOX("firefox");

    private final String browserName;

    Browser(String browserName) {
      this.browserName = browserName;
    }

    /** {@return the capability that a Grid matches} */
    public String browserName() {
      return browserName;
    }
  }

  /** Headless Chromium with a camera of 20 pictures a second. */
  public static BrowserOptions defaults() {
    return new BrowserOptions(
        Browser.CHROMIUM, true, 20, Duration.ofSeconds(120), Duration.ofSeconds(30), List.of());
  }
}
