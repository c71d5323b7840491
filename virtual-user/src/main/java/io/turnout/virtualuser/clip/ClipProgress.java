package io.turnout.virtualuser.clip;

import java.nio.file.Path;

/** Told on the thread that makes a clip; must not throw. */
public interface ClipProgress {
  /** Tells nobody. */
  ClipProgress NONE = (_, _) -> {};

  /** Some of the clip has been written; the last call has {@code done == total}. */
  void onWritten(long doneBytes, long totalBytes);

  /** Another maker has the folder; this one waits its turn. */
  default void onWaiting(Path folder) {}
}
