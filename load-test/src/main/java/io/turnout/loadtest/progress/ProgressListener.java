package io.turnout.loadtest.progress;

/** Called on the thread that plays the run, which waits for it: return soon. */
@FunctionalInterface
public interface ProgressListener {
  /** Listens to nothing. */
  ProgressListener NONE = progress -> {};

  void onProgress(Progress progress);
}
