package io.turnout.virtualuser.evidence;

/** How long a text of evidence may be. */
final class TextLimit {
  /** Characters; a page's source or 50 connections' statistics fit well within. */
  static final int LONGEST = 4 * 1024 * 1024;

  private TextLimit() {}

  static String cut(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST)
            + "\n[cut here: "
            + (text.length() - LONGEST)
            + " more characters]\n";
  }
}
