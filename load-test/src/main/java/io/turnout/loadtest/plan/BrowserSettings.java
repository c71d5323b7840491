package io.turnout.loadtest.plan;

import java.util.List;

/**
 * The browsers and their fake cameras. Immutable.
 *
 * @param name WebDriver's {@code browserName}: {@code chrome} or {@code firefox}
 * @param cameraFramesPerSecond that the fake camera delivers
 * @param arguments appended to the browser's command line
 */
public record BrowserSettings(String name, int cameraFramesPerSecond, List<String> arguments) {
  /** Chrome or Chromium with a camera of 20 frames a second. */
  public static final BrowserSettings DEFAULT = new BrowserSettings("chrome", 20, List.of());

  public BrowserSettings {
    if (!name.equals("chrome") && !name.equals("firefox")) {
      throw new IllegalArgumentException(
          "browser.name: found " + name + ", expected chrome or firefox");
    }
    Limits.CAMERA_FPS.check("browser.camera.framesPerSecond", cameraFramesPerSecond);
    arguments = List.copyOf(arguments);
  }
}
