package io.turnout.virtualuser.probe;

import io.turnout.virtualuser.pattern.UserPattern;
import io.turnout.virtualuser.pattern.UserPattern.Camera;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the scripts in the page are to make of a user's camera and microphone. Immutable.
 *
 * @param camera what is empty is left to the application
 */
public record MediaSettings(UserPattern.Speech speech, Camera camera) {

  /** {@return what the pattern asks for} */
  public static MediaSettings of(UserPattern pattern) {
    return new MediaSettings(pattern.speech(), pattern.camera().orElse(Camera.DEFAULT));
  }

  /** {@return the same with this size where the pattern leaves it open} */
  public MediaSettings orSize(int width, int height) {
    return camera.width().isPresent() || camera.height().isPresent()
        ? this
        : new MediaSettings(
            speech,
            new Camera(
                OptionalInt.of(width),
                OptionalInt.of(height),
                camera.framesPerSecond(),
                camera.maxBitrateBps()));
  }

  String json() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("speech", speech.name());
    put(settings, "width", camera.width());
    put(settings, "height", camera.height());
    put(settings, "framesPerSecond", camera.framesPerSecond());
    put(settings, "maxBitrateBps", camera.maxBitrateBps());
    return JsonMapper.shared().writeValueAsString(settings);
  }

  private static void put(Map<String, Object> settings, String name, OptionalInt value) {
    if (value.isPresent()) {
      settings.put(name, value.getAsInt());
    }
  }
}
