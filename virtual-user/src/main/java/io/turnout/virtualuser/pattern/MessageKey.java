package io.turnout.virtualuser.pattern;

import io.turnout.report.record.VirtualUserId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tells a message from all others of a run. Immutable.
 *
 * @param user the writer's name in the run
 * @param number of the writer's action
 */
public record MessageKey(String user, int number) {
  private static final Pattern KEY = Pattern.compile("\\[([^\\[\\]#]{1,80})#(\\d{1,9})]");

  /** {@return the key of a user's action} */
  public static MessageKey of(VirtualUserId user, int number) {
    return new MessageKey(user.user(), number);
  }

  /** {@return the key in a text as an application shows it, if there is one} */
  public static Optional<MessageKey> in(String text) {
    Matcher matcher = KEY.matcher(text);
    return matcher.find()
        ? Optional.of(new MessageKey(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** {@return as it stands in the message, e.g. {@code [m1-u2#7]}} */
  public String text() {
    return "[" + user + "#" + number + "]";
  }
}
