package io.turnout.virtualuser.clip;

import java.nio.file.Path;

/**
 * A file of ours in a {@link ClipStore}. Immutable.
 *
 * @param sizeBytes that it takes on the disk
 */
public record StoredClip(Path file, long sizeBytes, State state) {
  /** What a look at name and size tells. */
  public enum State {
    /** As long as it must be; its checksum is compared when it is used. */
    READY,
    /** Not as long as it must be; is made anew when it is asked for. */
    DAMAGED,
    /** Its maker works on it, or was killed. */
    UNFINISHED,
    /** Of another version of Turnout; not used any more. */
    OUTDATED
  }
}
