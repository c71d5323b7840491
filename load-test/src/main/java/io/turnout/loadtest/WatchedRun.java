package io.turnout.loadtest;

import io.turnout.loadtest.live.LiveView;
import io.turnout.loadtest.progress.Progress;
import io.turnout.loadtest.progress.ProgressListener;
import io.turnout.report.record.RunRecorder;
import io.turnout.virtualuser.UserAgentFactory;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Thread-safe. Those who watch a run while it goes on: the listener, and the live view if any. */
record WatchedRun(ProgressListener listener, Optional<LiveView> live)
    implements ProgressListener, AutoCloseable {
  private static final RunRecorder NOBODY = new RecorderGroup(List.of());

  /**
   * Opens the live view, if there is to be one, and tells the listener where it is.
   *
   * @throws PlanRefusedException when its port is taken
   */
  static WatchedRun of(
      OptionalInt livePort, String run, ProgressListener listener, InstantSource clock)
      throws PlanRefusedException {
    if (livePort.isEmpty()) {
      return new WatchedRun(listener, Optional.empty());
    }
    try {
      LiveView view = LiveView.start(run, livePort.getAsInt(), clock);
      listener.onLiveView(view.address());
      return new WatchedRun(listener, Optional.of(view));
    } catch (IOException e) {
      throw new PlanRefusedException(String.valueOf(e.getMessage()), e);
    }
  }

  RunRecorder recorder() {
    return live.map(LiveView::recorder).orElse(NOBODY);
  }

  UserAgentFactory watching(UserAgentFactory agents) {
    return live.map(view -> view.watching(agents)).orElse(agents);
  }

  @Override
  public void onProgress(Progress progress) {
    listener.onProgress(progress);
    live.ifPresent(view -> view.progress().onProgress(progress));
  }

  @Override
  public void close() {
    live.ifPresent(LiveView::close);
  }
}
