package io.turnout.loadtest.monitor;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A source could not be read; the reason is for the report. */
final class MonitorException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String reason;

  MonitorException(String reason) {
    this(reason, null);
  }

  MonitorException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  /** {@return what a throwable says, or its kind when it says nothing} */
  static String saidBy(Throwable problem) {
    String message = problem.getMessage();
    return message == null || message.isBlank()
        ? problem.getClass().getSimpleName()
        : message.lines().findFirst().orElse(message);
  }
}
