package io.turnout.virtualuser.browser;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What Chromium's fake camera and microphone play, over and over. Immutable. The files are on the
 * machine where the browser runs.
 *
 * @param camera YUV4MPEG2, e.g. of a {@code ClipStore}; none for Chromium's own test picture
 * @param microphone RIFF WAVE; none for Chromium's own beeps
 */
public record CaptureFiles(Optional<Path> camera, Optional<Path> microphone) {
  private static final CaptureFiles NONE = new CaptureFiles(Optional.empty(), Optional.empty());

  public CaptureFiles {
    camera.ifPresent(path -> requireName("camera", path, ".y4m"));
    microphone.ifPresent(path -> requireName("microphone", path, ".wav"));
  }

  /** Chromium's own test picture and beeps. */
  public static CaptureFiles none() {
    return NONE;
  }

  boolean isEmpty() {
    return camera.isEmpty() && microphone.isEmpty();
  }

  private static void requireName(String what, Path path, String ending) {
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException(
          what
              + " clip: found "
              + path
              + ", expected an absolute path, for the browser runs in another folder");
    }
    if (!path.toString().endsWith(ending)) {
      throw new IllegalArgumentException(
          what + " clip: found " + path + ", expected a name that ends with " + ending);
    }
    if (path.toString().indexOf('%') >= 0) {
      throw new IllegalArgumentException(
          what
              + " clip: found "
              + path
              + ", but Chromium reads what follows a % as an option; choose a path without it");
    }
  }
}
