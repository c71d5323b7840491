package io.turnout.virtualuser.browser;

import org.openqa.selenium.NoSuchSessionException;
import org.openqa.selenium.NoSuchWindowException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.UnreachableBrowserException;

/** How a browser ended, as far as the error of a WebDriver command tells. Immutable. */
enum Ending {
  /** It has not: the page did not do what was asked. */
  NONE,
  /** Its driver lives, and lost the browser. */
  CRASHED,
  /** There is no such session any more: the Grid ended it, by its time-out or on request. */
  ENDED,
  /** Nothing on the way to the driver answers. */
  UNREACHABLE;

  static Ending of(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof UnreachableBrowserException) {
      return UNREACHABLE;
    }
    if (cause instanceof NoSuchSessionException) {
      // ChromeDriver forgets the session of a browser that it lost.
      return says(message, "disconnected", "not reachable", "crashed") ? CRASHED : ENDED;
    }
    if (!(cause instanceof WebDriverException)) {
      return NONE;
    }
    if (says(message, "Unable to find session")) {
      return ENDED;
    }
    if (says(
        message, "Connection refused", "ConnectException", "Connection reset", "HttpTimeout")) {
      return UNREACHABLE;
    }
    return cause instanceof NoSuchWindowException
            || says(message, "disconnected", "not reachable", "tab crashed", "no such window")
        ? CRASHED
        : NONE;
  }

  private static boolean says(String message, String... parts) {
    for (String part : parts) {
      if (message.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
