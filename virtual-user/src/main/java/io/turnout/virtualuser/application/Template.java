package io.turnout.virtualuser.application;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with placeholders such as <code>{user}</code>. Immutable. */
record Template(String source) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

  /**
   * {@return the template of this text}
   *
   * @param names the placeholders that are known at its place
   * @throws IllegalArgumentException when it has others
   */
  static Template of(String source, List<String> names) {
    Matcher matcher = PLACEHOLDER.matcher(source);
    while (matcher.find()) {
      if (!names.contains(matcher.group(1))) {
        throw new IllegalArgumentException(
            "placeholder {" + matcher.group(1) + "}, expected one of " + names);
      }
    }
    return new Template(source);
  }

  /** {@return whether the text depends on this value} */
  boolean refersTo(String name) {
    return source.contains("{" + name + "}");
  }

  /** {@return the text with the values as they are} */
  String expand(Map<String, Object> values) {
    return PLACEHOLDER
        .matcher(source)
        .replaceAll(match -> Matcher.quoteReplacement(value(values, match.group(1))));
  }

  /** {@return the text with values made fit for an address; the base is one already} */
  String expandAsAddress(Map<String, Object> values) {
    return PLACEHOLDER
        .matcher(source)
        .replaceAll(
            match -> {
              String value = value(values, match.group(1));
              return Matcher.quoteReplacement(
                  match.group(1).equals(Placeholders.BASE)
                      ? value
                      : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
            });
  }

  private static String value(Map<String, Object> values, String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no value for {" + name + "}");
    }
    return value.toString();
  }
}
