package io.turnout.virtualuser.probe;

import io.turnout.virtualuser.Shown;
import io.turnout.virtualuser.Shown.Item;
import io.turnout.virtualuser.Shown.Source;
import io.turnout.virtualuser.Shown.UserTracks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * Immutable. Reads what the page shows. What is of another form than it should be is left out: the
 * adapter's own scripts give it.
 */
final class ShownReading {
  private static final double NS_PER_MS = 1e6;

  private ShownReading() {}

  /**
   * Reads the members {@code messages}, {@code strokes}, {@code tracks} and {@code dark}.
   *
   * @param at when the answer came
   */
  static Shown of(JsonNode root, Instant at) {
    JsonNode strokes = root.path("strokes");
    return new Shown(
        items(root.path("messages"), at),
        items(strokes, at),
        strokes.isInt() ? OptionalInt.of(strokes.intValue()) : OptionalInt.empty(),
        tracks(root.path("tracks")),
        dark(root.path("dark")));
  }

  private static Optional<List<Item>> items(JsonNode list, Instant at) {
    if (!list.isArray()) {
      return Optional.empty();
    }
    List<Item> items = new ArrayList<>();
    for (JsonNode item : list) {
      JsonNode text = item.path("text");
      JsonNode age = item.path("ageMs");
      if (text.isString() && age.isNumber()) {
        items.add(new Item(text.stringValue(), at.minusNanos((long) (age.asDouble() * NS_PER_MS))));
      }
    }
    return Optional.of(items);
  }

  private static Optional<List<UserTracks>> tracks(JsonNode list) {
    if (!list.isArray()) {
      return Optional.empty();
    }
    List<UserTracks> tracks = new ArrayList<>();
    for (JsonNode entry : list) {
      JsonNode user = entry.path("user");
      Optional<Source> source = source(entry.path("kind"));
      if (user.isString() && source.isPresent()) {
        List<String> ids = new ArrayList<>();
        for (JsonNode id : entry.path("trackIds")) {
          if (id.isString()) {
            ids.add(id.stringValue());
          }
        }
        tracks.add(new UserTracks(user.stringValue(), source.get(), ids));
      }
    }
    return Optional.of(tracks);
  }

  private static Optional<Source> source(JsonNode kind) {
    return switch (kind.asString("")) {
      case "camera" -> Optional.of(Source.CAMERA);
      case "screen" -> Optional.of(Source.SCREEN);
      default -> Optional.empty();
    };
  }

  private static Map<String, Boolean> dark(JsonNode byTrack) {
    Map<String, Boolean> dark = new HashMap<>();
    byTrack
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isBoolean()) {
                dark.put(entry.getKey(), entry.getValue().booleanValue());
              }
            });
    return dark;
  }
}
