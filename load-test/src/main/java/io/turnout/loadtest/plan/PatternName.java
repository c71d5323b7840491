package io.turnout.loadtest.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pattern's name taken apart, e.g. {@code video+screen+messages}. Immutable. */
record PatternName(boolean video, boolean screen, boolean messages, boolean annotations) {
  static final String EXPECTED =
      "audio or video, with +screen, +messages and +annotations as wanted, e.g. video+screen";

  private static final Pattern TEXT =
      Pattern.compile("(audio|video)(\\+screen)?(\\+messages)?(\\+annotations)?");

  static Optional<PatternName> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new PatternName(
                "video".equals(matcher.group(1)),
                matcher.group(2) != null,
                matcher.group(3) != null,
                matcher.group(4) != null))
        : Optional.empty();
  }

  String text() {
    return (video ? "video" : "audio")
        + (screen ? "+screen" : "")
        + (messages ? "+messages" : "")
        + (annotations ? "+annotations" : "");
  }
}
