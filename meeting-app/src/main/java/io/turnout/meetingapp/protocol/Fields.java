package io.turnout.meetingapp.protocol;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of fields that came from the network; each refusal names field, value and limit. */
final class Fields {
  static final int MAX_ID_CHARACTERS = 64;
  static final int MAX_NAME_CHARACTERS = 64;
  static final int MAX_CHAT_CHARACTERS = 2_000;
  static final int MAX_CANDIDATE_CHARACTERS = 1_000;
  static final int MAX_SDP_CHARACTERS = 60_000;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

  private Fields() {}

  static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw invalid(field, "is missing", "send it");
    }
    return value;
  }

  static String id(String field, @Nullable String value) {
    String id = text(field, value, MAX_ID_CHARACTERS);
    if (!ID.matcher(id).matches()) {
      throw invalid(
          field,
          "has characters that are not allowed",
          "use letters, digits, '-', '_' and '.', and begin with a letter or a digit");
    }
    return id;
  }

  static String name(String field, @Nullable String value) {
    String name = text(field, value, MAX_NAME_CHARACTERS).strip();
    if (name.isEmpty() || name.codePoints().anyMatch(Character::isISOControl)) {
      throw invalid(field, "is blank or has control characters", "send a printable name");
    }
    return name;
  }

  static String text(String field, @Nullable String value, int maxCharacters) {
    String text = required(field, value);
    if (text.isEmpty()) {
      throw invalid(field, "is empty", "send at least one character");
    }
    if (text.length() > maxCharacters) {
      throw invalid(
          field,
          "has " + text.length() + " characters, more than " + maxCharacters,
          "send at most " + maxCharacters);
    }
    return text;
  }

  static String color(String field, @Nullable String value) {
    String color = text(field, value, 7);
    if (!COLOR.matcher(color).matches()) {
      throw invalid(field, "is no colour", "send #rrggbb");
    }
    return color;
  }

  static double between(String field, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw invalid(
          field,
          "is " + value + ", not between " + min + " and " + max,
          "send a value between them");
    }
    return value;
  }

  static MeetingException invalid(String field, String what, String remedy) {
    return new MeetingException(
        ErrorCode.INVALID_FIELD,
        "Field '" + field + "' " + what + ".",
        "Correct it: " + remedy + ".");
  }
}
