package io.turnout.virtualuser.browser;

import io.turnout.virtualuser.grid.BrowserProduct;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What browsers are asked for. Immutable.
 *
 * @param cameraFramesPerSecond of the fake camera; a camera file has its own
 * @param startTimeout longest wait for a free slot and the browser's start
 * @param answerTimeout longest wait for any answer of a running browser
 * @param extraArguments appended to the browser's command line
 * @param cameraResolution asked of the camera in place of what the page would like, if any
 * @param captureFiles what the fake camera and microphone play
 * @param choice by what else the browser is chosen
 */
public record BrowserOptions(
    BrowserProduct browser,
    boolean headless,
    int cameraFramesPerSecond,
    Duration startTimeout,
    Duration answerTimeout,
    List<String> extraArguments,
    Optional<CameraResolution> cameraResolution,
    CaptureFiles captureFiles,
    BrowserChoice choice) {
  static final int FEWEST_FRAMES_PER_SECOND = 5;
  private static final int MOST_FRAMES_PER_SECOND = 60;

  public BrowserOptions {
    extraArguments = List.copyOf(extraArguments);
    if (cameraFramesPerSecond < FEWEST_FRAMES_PER_SECOND
        || cameraFramesPerSecond > MOST_FRAMES_PER_SECOND) {
      throw new IllegalArgumentException(
          "cameraFramesPerSecond: found "
              + cameraFramesPerSecond
              + ", the browser's fake camera gives 5 to 60");
    }
    if (browser == BrowserProduct.FIREFOX && !captureFiles.isEmpty()) {
      throw new IllegalArgumentException(
          "clips: Firefox's fake camera and microphone play no files; use chrome, or no clips");
    }
  }

  /** Options with the browser's own test picture and sound, of the size that the page asks for. */
  public BrowserOptions(
      BrowserProduct browser,
      boolean headless,
      int cameraFramesPerSecond,
      Duration startTimeout,
      Duration answerTimeout,
      List<String> extraArguments) {
    this(
        browser,
        headless,
        cameraFramesPerSecond,
        startTimeout,
        answerTimeout,
        extraArguments,
        Optional.empty(),
        CaptureFiles.none(),
        BrowserChoice.ANY);
  }

  /** {@return the same with a camera of this resolution} */
  public BrowserOptions withCameraResolution(CameraResolution resolution) {
    return new BrowserOptions(
        browser,
        headless,
        cameraFramesPerSecond,
        startTimeout,
        answerTimeout,
        extraArguments,
        Optional.of(resolution),
        captureFiles,
        choice);
  }

  /** {@return the same with these files for camera and microphone} */
  public BrowserOptions withCaptureFiles(CaptureFiles files) {
    return new BrowserOptions(
        browser,
        headless,
        cameraFramesPerSecond,
        startTimeout,
        answerTimeout,
        extraArguments,
        cameraResolution,
        files,
        choice);
  }

  /** {@return the same for browsers that are chosen so} */
  public BrowserOptions withChoice(BrowserChoice value) {
    return new BrowserOptions(
        browser,
        headless,
        cameraFramesPerSecond,
        startTimeout,
        answerTimeout,
        extraArguments,
        cameraResolution,
        captureFiles,
        value);
  }

  /** Headless Chromium with a camera of 20 pictures a second. */
  public static BrowserOptions defaults() {
    return new BrowserOptions(
        BrowserProduct.CHROME, true, 20, Duration.ofMinutes(2), Duration.ofMinutes(1), List.of());
  }
}
