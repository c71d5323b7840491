package io.turnout.virtualuser.machine;

/** Words of the POSIX shell (POSIX.1-2024, Shell Command Language 2.2.2). */
public final class Shell {
  private Shell() {}

  /** {@return the text as one word, in which the shell sees nothing special} */
  public static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
