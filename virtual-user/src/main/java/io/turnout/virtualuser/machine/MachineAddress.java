package io.turnout.virtualuser.machine;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a machine is reached by SSH, as {@code ssh} takes it. Immutable.
 *
 * @param user to log in as; empty: whom the user's SSH configuration names, or the user's own name
 * @param host name, alias of the SSH configuration, or address; IPv6 without brackets
 * @param port empty: what the SSH configuration says, or 22
 */
public record MachineAddress(Optional<String> user, String host, OptionalInt port) {
  /** What is expected of a text; for messages. */
  public static final String FORM = "[user@]host[:port], an IPv6 address in brackets";

  private static final int MAX_PORT = 65535;
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:(?<user>[A-Za-z0-9_][A-Za-z0-9._-]*)@)?"
              + "(?:\\[(?<six>[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%[A-Za-z0-9._-]+)?)\\]"
              + "|(?<host>[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?))"
              + "(?::(?<port>[0-9]{1,5}))?");

  /**
   * Reads {@link #FORM}.
   *
   * @throws IllegalArgumentException says what was found and what was expected
   */
  public static MachineAddress parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("found \"" + text + "\", expected " + FORM);
    }
    OptionalInt port = OptionalInt.empty();
    String digits = matcher.group("port");
    if (digits != null) {
      int number = Integer.parseInt(digits);
      if (number < 1 || number > MAX_PORT) {
        throw new IllegalArgumentException(
            "found port " + digits + " in \"" + text + "\", expected 1 to " + MAX_PORT);
      }
      port = OptionalInt.of(number);
    }
    String six = matcher.group("six");
    return new MachineAddress(
        Optional.ofNullable(matcher.group("user")),
        six == null ? matcher.group("host") : six,
        port);
  }

  /** {@return the host as a URL has it: an IPv6 address in brackets} */
  public String hostInUrl() {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  @Override
  public String toString() {
    return user.map(name -> name + "@").orElse("")
        + hostInUrl()
        + (port.isPresent() ? ":" + port.getAsInt() : "");
  }
}
