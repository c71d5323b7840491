package io.turnout.virtualuser.application;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many streams there are in a meeting of some size. Immutable.
 *
 * @param term the number itself, or of whom there is one stream each
 * @param most streams that there are at most
 */
record StreamFormula(Term term, int number, int most) {
  private static final Pattern MINIMUM = Pattern.compile("min\\((\\w+), *(\\d{1,4})\\)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  /** What is counted. */
  enum Term {
    NUMBER,
    OTHERS,
    USERS
  }

  /** {@return the formula, if the text is one: a number, others, users, or min(others, 9)} */
  static Optional<StreamFormula> parse(String text) {
    Matcher minimum = MINIMUM.matcher(text);
    if (minimum.matches()) {
      int most = Integer.parseInt(minimum.group(2));
      return simple(minimum.group(1))
          .map(inner -> new StreamFormula(inner.term, inner.number, most));
    }
    return simple(text);
  }

  private static Optional<StreamFormula> simple(String text) {
    if (NUMBER.matcher(text).matches()) {
      return Optional.of(new StreamFormula(Term.NUMBER, Integer.parseInt(text), Integer.MAX_VALUE));
    }
    return switch (text) {
      case "others" -> Optional.of(new StreamFormula(Term.OTHERS, 0, Integer.MAX_VALUE));
      case "users" -> Optional.of(new StreamFormula(Term.USERS, 0, Integer.MAX_VALUE));
      default -> Optional.empty();
    };
  }

  /**
   * {@return how many streams there are}
   *
   * @param others streams that the others send
   * @param own streams that the user itself sends
   */
  int streams(int others, int own) {
    int wanted =
        switch (term) {
          case NUMBER -> number;
          case OTHERS -> others;
          case USERS -> others + own;
        };
    return Math.min(wanted, most);
  }
}
