package io.turnout.virtualuser.clip;

import java.nio.file.Path;
import java.util.Locale;

/** Pure. Refuses clips that are too large. */
final class ClipSize {
  private ClipSize() {}

  static void requireAllowed(Clip clip, long mostBytes) throws ClipException {
    if (clip.sizeBytes() > mostBytes) {
      throw new ClipException(
          "clip: "
              + clip.fileName()
              + " would take "
              + mebibytes(clip.sizeBytes())
              + ", the limit is "
              + mebibytes(mostBytes)
              + remedy(clip, mostBytes));
    }
  }

  static void requireRoom(Clip clip, long freeBytes, Path folder) throws ClipException {
    if (clip.sizeBytes() > freeBytes) {
      throw new ClipException(
          "clip: "
              + clip.fileName()
              + " would take "
              + mebibytes(clip.sizeBytes())
              + ", "
              + folder
              + " has room for "
              + mebibytes(Math.max(0, freeBytes))
              + remedy(clip, freeBytes)
              + ", free some room (`turnout clips --remove-all`), or choose another --folder");
    }
  }

  private static String remedy(Clip clip, long bytes) {
    long seconds = bytes * clip.length().toMillis() / clip.sizeBytes() / 1000;
    return seconds < Clip.SHORTEST.toSeconds()
        ? "; ask for a smaller resolution"
        : "; at most " + seconds + "s of it fit: clips loop, so ask for a shorter one";
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
  }
}
