package io.turnout.loadtest.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The browsers and their fake cameras and microphones. Immutable.
 *
 * @param name WebDriver's {@code browserName}: {@code chrome} or {@code firefox}
 * @param headless whether it opens no window; windows need nodes with a display
 * @param cameraFramesPerSecond that the fake camera delivers
 * @param cameraClip what the camera shows, a Y4M file; empty: the browser's own picture
 * @param microphoneClip what the microphone hears, a WAV file; empty: the browser's own sound
 * @param arguments appended to the browser's command line
 * @param selection by what else the Grid chooses a browser
 */
public record BrowserSettings(
    String name,
    boolean headless,
    int cameraFramesPerSecond,
    Optional<Path> cameraClip,
    Optional<Path> microphoneClip,
    List<String> arguments,
    BrowserSelection selection) {
  /** Chrome or Chromium with a camera of 20 frames a second. */
  public static final BrowserSettings DEFAULT = new BrowserSettings("chrome", 20, List.of());

  public BrowserSettings {
    if (!name.equals("chrome") && !name.equals("firefox")) {
      throw new IllegalArgumentException(
          "browser.name: found " + name + ", expected chrome or firefox");
    }
    Limits.CAMERA_FPS.check("browser.camera.framesPerSecond", cameraFramesPerSecond);
    cameraClip.ifPresent(clip -> requireClip("browser.camera.clip", clip, ".y4m", name));
    microphoneClip.ifPresent(clip -> requireClip("browser.microphone.clip", clip, ".wav", name));
    arguments = List.copyOf(arguments);
  }

  private static void requireClip(String key, Path clip, String ending, String browser) {
    if (browser.equals("firefox")) {
      throw new IllegalArgumentException(
          key + ": found a clip for firefox, expected none: its fake devices play no files");
    }
    if (!clip.toString().endsWith(ending)) {
      throw new IllegalArgumentException(
          key + ": found '" + clip + "', expected a file whose name ends with " + ending);
    }
    if (clip.toString().contains("%")) {
      throw new IllegalArgumentException(
          key + ": found '" + clip + "', expected a path without %, which Chromium takes apart");
    }
  }

  /** Browsers with their own fake picture and sound. */
  public BrowserSettings(String name, int cameraFramesPerSecond, List<String> arguments) {
    this(
        name,
        true,
        cameraFramesPerSecond,
        Optional.empty(),
        Optional.empty(),
        arguments,
        BrowserSelection.ANY);
  }
}
