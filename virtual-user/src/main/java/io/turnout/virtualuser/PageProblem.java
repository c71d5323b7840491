package io.turnout.virtualuser;

/**
 * Something that went wrong in the page's own scripts. Immutable.
 *
 * @param message first line, shortened
 */
public record PageProblem(Kind kind, String message) {

  /** Where the problem showed. */
  public enum Kind {
    /** An exception that nobody caught. */
    ERROR,
    /** A promise that was rejected and that nobody handled. */
    UNHANDLED_REJECTION,
    /** {@code console.error}. */
    CONSOLE_ERROR,
    /** More problems happened than are kept; the message says how many. */
    OMITTED
  }
}
