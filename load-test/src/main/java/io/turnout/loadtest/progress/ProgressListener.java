package io.turnout.loadtest.progress;

import java.net.URI;

/** Called on the thread that plays the run, which waits for it: return soon. */
@FunctionalInterface
public interface ProgressListener {
  /** Listens to nothing. */
  ProgressListener NONE = progress -> {};

  void onProgress(Progress progress);

  /** Told once, before the run begins, where it can be watched. */
  default void onLiveView(URI address) {}
}
