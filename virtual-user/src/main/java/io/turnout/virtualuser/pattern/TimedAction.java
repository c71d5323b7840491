package io.turnout.virtualuser.pattern;

import io.turnout.report.record.UserAction;
import java.time.Duration;

/**
 * One thing that a user is to do. Immutable.
 *
 * @param number counts the user's actions, from 1
 * @param at from the user's proof of media
 */
public record TimedAction(int number, Duration at, UserAction action, Argument argument) {

  /** What an action is done with. */
  public sealed interface Argument {
    /** Of all actions but those below: nothing more needs to be said. */
    record Nothing() implements Argument {}

    /** Of a message: its text, with its key. */
    record Text(String value) implements Argument {}

    /** Of a stroke. */
    record Drawing(Stroke stroke) implements Argument {}

    /** Of a sign of life. */
    record SignOfLife(KeepAlive.Means means) implements Argument {}
  }

  /** {@return the action's argument for people; empty when it has none} */
  public String detail() {
    return switch (argument) {
      case Argument.Nothing() -> "";
      case Argument.Text(String value) -> value;
      case Argument.Drawing(Stroke stroke) -> stroke.key();
      case Argument.SignOfLife(KeepAlive.Means means) -> means.name();
    };
  }
}
