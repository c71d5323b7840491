package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.KurentoErrorCode;
import io.turnout.kurento.KurentoException;
import io.turnout.net.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Runs a task on an event loop and waits for its outcome; from any thread. */
final class LoopCall {
  private static final long TIMEOUT_SECONDS = 10;

  private LoopCall() {}

  static <T> T call(EventLoop loop, Supplier<T> task) {
    if (loop.inEventLoop()) {
      return task.get();
    }
    CompletableFuture<T> outcome = new CompletableFuture<>();
    try {
      loop.execute(
          () -> {
            try {
              outcome.complete(task.get());
            } catch (RuntimeException e) {
              outcome.completeExceptionally(e);
            }
          });
      return outcome.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      throw failure("The server is closing");
    } catch (TimeoutException e) {
      throw failure("The pipeline did not answer within %d seconds".formatted(TIMEOUT_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("The call was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KurentoException refused) {
        throw refused;
      }
      throw new IllegalStateException("call on the event loop failed", e.getCause());
    }
  }

  private static KurentoException failure(String message) {
    return new KurentoException(KurentoErrorCode.UNEXPECTED_ERROR, message);
  }
}
