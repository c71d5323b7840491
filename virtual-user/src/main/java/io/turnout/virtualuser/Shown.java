package io.turnout.virtualuser;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user's page shows of what the others do. Immutable. What the page cannot be asked is
 * empty.
 *
 * @param messages that have come to be shown since the last observation, in the page's order
 * @param strokes that have come to be shown since the last observation
 * @param strokeCount all strokes that are shown, where they cannot be told apart
 * @param tracks whose track is whose
 * @param dark by the id of a video track, whether its picture is black
 */
public record Shown(
    Optional<List<Item>> messages,
    Optional<List<Item>> strokes,
    OptionalInt strokeCount,
    Optional<List<UserTracks>> tracks,
    Map<String, Boolean> dark) {
  /** Of a page that cannot be asked. */
  public static final Shown NOTHING =
      new Shown(
          Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty(), Map.of());

  public Shown {
    messages = messages.map(List::copyOf);
    strokes = strokes.map(List::copyOf);
    tracks = tracks.map(List::copyOf);
    dark = Map.copyOf(dark);
  }

  /**
   * A message or a stroke.
   *
   * @param text the message, or what tells the stroke from others
   * @param since when it was first there, by the controller's clock; exact to 50 ms and what the
   *     answer took on its way
   */
  public record Item(String text, Instant since) {}

  /** Where a stream comes from. */
  public enum Source {
    CAMERA,
    SCREEN
  }

  /**
   * The tracks of one stream of one user.
   *
   * @param user the name that the page shows
   */
  public record UserTracks(String user, Source source, List<String> trackIds) {
    public UserTracks {
      trackIds = List.copyOf(trackIds);
    }
  }
}
