package io.turnout.loadtest.evidence;

import io.turnout.report.record.EvidenceFile.Kind;
import io.turnout.virtualuser.evidence.CollectedEvidence;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Requests for pictures of one agent, made by any thread and served by the agent's own
 * between two observations. Requests that wait at the same time share one picture.
 */
final class ScreenshotRequests {

  /** Takes the picture. Used on the agent's own thread. */
  @FunctionalInterface
  interface Camera {
    CollectedEvidence take() throws InterruptedException;
  }

  private final Kind kind;
  private final Object lock = new Object();
  private @Nullable CompletableFuture<CollectedEvidence> waiting;
  private @Nullable String closed;

  ScreenshotRequests(Kind kind) {
    this.kind = kind;
  }

  /** {@return nothing at all, for this reason} */
  static ScreenshotRequests closed(Kind kind, String reason) {
    ScreenshotRequests requests = new ScreenshotRequests(kind);
    requests.close(reason);
    return requests;
  }

  /** Asks for a picture; returns at once. */
  CompletableFuture<CollectedEvidence> request() {
    synchronized (lock) {
      if (closed != null) {
        return CompletableFuture.completedFuture(none(closed));
      }
      if (waiting == null) {
        waiting = new CompletableFuture<>();
      }
      return waiting;
    }
  }

  /** Serves whoever waits; called by the agent's own thread. */
  void serve(Camera camera) throws InterruptedException {
    CompletableFuture<CollectedEvidence> served;
    synchronized (lock) {
      served = waiting;
      waiting = null;
    }
    if (served == null) {
      return;
    }
    CollectedEvidence picture = none("its thread was ended");
    try {
      picture = camera.take();
    } finally {
      served.complete(picture);
    }
  }

  /** Refuses whoever waits, and all later requests; the first reason stands. */
  void close(String reason) {
    CompletableFuture<CollectedEvidence> refused;
    synchronized (lock) {
      if (closed == null) {
        closed = reason;
      }
      refused = waiting;
      waiting = null;
    }
    if (refused != null) {
      refused.complete(none(reason));
    }
  }

  /** Waits for an answer, at most so long. */
  CollectedEvidence await(CompletableFuture<CollectedEvidence> answer, Duration timeout)
      throws InterruptedException {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return none("no answer within " + timeout.toMillis() / 1000.0 + " s");
    } catch (ExecutionException e) {
      return none(String.valueOf(e.getMessage()));
    }
  }

  /** {@return no picture, for this reason} */
  CollectedEvidence none(String reason) {
    return CollectedEvidence.none(Set.of(kind), reason);
  }
}
