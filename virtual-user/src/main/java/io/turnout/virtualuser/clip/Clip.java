package io.turnout.virtualuser.clip;

import java.time.Duration;
import java.util.Optional;

/**
 * What a fake camera or microphone plays, over and over. Immutable. Equal clips have equal bytes on
 * every machine.
 */
public sealed interface Clip permits VideoClip, AudioClip {
  /** Shortest length of a clip. */
  Duration SHORTEST = Duration.ofSeconds(1);

  /** Longest length of a clip; a browser holds the whole sound in memory. */
  Duration LONGEST = Duration.ofMinutes(10);

  /** {@return the time until it starts again} */
  Duration length();

  /** {@return what makes clips of equal parameters differ} */
  long seed();

  /** {@return its name in a {@link ClipStore}, which tells all its parameters} */
  String fileName();

  /** {@return the size of its file} */
  long sizeBytes();

  /** {@return the command that makes it} */
  String command();

  /** {@return the clip whose {@link #fileName} this is, nothing when it is no such name} */
  static Optional<Clip> ofFileName(String name) {
    try {
      Optional<VideoClip> video = VideoClip.ofFileName(name);
      return video.isPresent()
          ? Optional.of(video.get())
          : AudioClip.ofFileName(name).map(Clip.class::cast);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
