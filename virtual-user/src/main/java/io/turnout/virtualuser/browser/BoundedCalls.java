package io.turnout.virtualuser.browser;

import io.turnout.virtualuser.application.PageException;
import io.turnout.virtualuser.grid.SessionWatch;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. Calls to a browser, each on a virtual thread of its own: WebDriver has no time-out
 * for a browser that hangs, and its HTTP client does not answer to interrupts.
 */
final class BoundedCalls {
  private static final Logger LOG = LoggerFactory.getLogger(BoundedCalls.class);

  /** A node is called down within 5 s of its death, and that is looked for twice, once a second. */
  private static final Duration EXPLANATION_TIMEOUT = Duration.ofSeconds(8);

  /** Users are observed each second; no Grid of sense ends a session that is silent for less. */
  private static final Duration LONG_SILENCE = Duration.ofSeconds(20);

  private BoundedCalls() {}

  /**
   * Returns what the call returns.
   *
   * @throws PageException when it fails, or does not return in time; then it goes on unheeded
   */
  static <T> T call(Duration timeout, Callable<T> call) throws PageException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = Thread.ofVirtual().name("webdriver-call").start(task);
    try {
      return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new PageException(
          "the browser did not answer for " + timeout.toMillis() / 1000.0 + " s", true, e);
    } catch (InterruptedException e) {
      thread.interrupt();
      throw e;
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    }
  }

  /**
   * As {@link #call(Duration, Callable)}, but ends at once when the session's node or hub is lost,
   * and says so: a call into a machine that is gone would last until its time-out.
   */
  static <T> T call(Duration timeout, SessionWatch watch, Callable<T> call)
      throws PageException, InterruptedException {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .name("webdriver-call")
            .start(
                () -> {
                  try {
                    answer.complete(call.call());
                  } catch (Exception e) {
                    answer.completeExceptionally(e);
                  }
                });
    Duration silence = watch.silence(System.nanoTime());
    CompletableFuture<String> lost = watch.loss();
    try {
      CompletableFuture.anyOf(answer, lost).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (answer.isDone()) {
        return answer.get();
      }
      thread.interrupt();
      throw new PageException(lost.get(), true, null);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new PageException(
          "the browser did not answer for " + timeout.toMillis() / 1000.0 + " s", true, e);
    } catch (InterruptedException e) {
      thread.interrupt();
      throw e;
    } catch (ExecutionException e) {
      throw explained(e.getCause() == null ? e : e.getCause(), lost, silence);
    } finally {
      watch.forget(lost);
      watch.spoken(System.nanoTime());
    }
  }

  /**
   * An error of the way to the browser is seen before the Grid itself knows that a node is dead.
   */
  private static PageException explained(
      Throwable cause, CompletableFuture<String> lost, Duration silence)
      throws InterruptedException {
    Ending ending = Ending.of(cause);
    if (ending == Ending.ENDED && silence.compareTo(LONG_SILENCE) >= 0) {
      return new PageException(
          "the Grid ended this session after "
              + silence.toSeconds()
              + " s without a command (its nodes' --session-timeout)",
          true,
          cause);
    }
    if (ending == Ending.UNREACHABLE) {
      try {
        return new PageException(
            lost.get(EXPLANATION_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS), true, cause);
      } catch (TimeoutException | ExecutionException e) {
        LOG.debug("the Grid does not say why the browser cannot be reached");
      }
    }
    return failure(cause);
  }

  /** Ends the browser, also when the thread is interrupted; never throws. */
  static void quit(GridSession driver, Duration timeout, String user) {
    boolean interrupted = Thread.interrupted();
    try {
      call(
          timeout,
          driver.watch(),
          () -> {
            driver.quit();
            return true;
          });
    } catch (PageException e) {
      // A browser that died has nothing left to quit; one that hangs is ended by its Grid.
      LOG.debug("{}: quit: {}", user, e.getMessage());
    } catch (InterruptedException e) {
      interrupted = true;
    }
    driver.watch().close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static PageException failure(Throwable cause) {
    String line = firstLine(cause);
    return switch (Ending.of(cause)) {
      case NONE -> new PageException(line, false, cause);
      case CRASHED -> new PageException("the browser is gone: it crashed: " + line, true, cause);
      case ENDED ->
          new PageException(
              "the browser is gone: the Grid ended its session: " + line, true, cause);
      case UNREACHABLE -> new PageException("the browser is gone: " + line, true, cause);
    };
  }

  static String firstLine(Throwable cause) {
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }
}
