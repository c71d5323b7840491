package io.turnout.virtualuser.browser;

import io.turnout.virtualuser.application.PageException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openqa.selenium.NoSuchSessionException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.UnreachableBrowserException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. Calls to a browser, each on a virtual thread of its own: WebDriver has no time-out
 * for a browser that hangs, and its HTTP client does not answer to interrupts.
 */
final class BoundedCalls {
  private static final Logger LOG = LoggerFactory.getLogger(BoundedCalls.class);

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

  /** Ends the browser, also when the thread is interrupted; never throws. */
  static void quit(RemoteWebDriver driver, Duration timeout, String user) {
    boolean interrupted = Thread.interrupted();
    try {
      call(
          timeout,
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
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static PageException failure(Throwable cause) {
    String line = firstLine(cause);
    return isGone(cause)
        ? new PageException("the browser is gone: " + line, true, cause)
        : new PageException(line, false, cause);
  }

  /** WebDriver has one error code for it; what else is said depends on how the browser ended. */
  private static boolean isGone(Throwable cause) {
    if (cause instanceof NoSuchSessionException || cause instanceof UnreachableBrowserException) {
      return true;
    }
    String message = String.valueOf(cause.getMessage());
    return cause instanceof WebDriverException
        && (message.contains("disconnected")
            || message.contains("not reachable")
            || message.contains("tab crashed")
            || message.contains("Connection refused")
            || message.contains("ConnectException")
            || message.contains("no such window")
            || message.contains("Unable to find session"));
  }

  static String firstLine(Throwable cause) {
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }
}
