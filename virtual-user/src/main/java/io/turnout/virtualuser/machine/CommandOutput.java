package io.turnout.virtualuser.machine;

/**
 * What a command left. Immutable.
 *
 * @param exit its exit code
 * @param out its standard output, up to {@link Machine#MAX_OUTPUT_BYTES}; the rest is dropped
 * @param err the same of its standard error
 */
public record CommandOutput(int exit, String out, String err) {
  public boolean succeeded() {
    return exit == 0;
  }

  /** {@return the last line of what it complained about, for a message} */
  public String complaint() {
    String text = err.isBlank() ? out.strip() : err.strip();
    String last = text.substring(text.lastIndexOf('\n') + 1).strip();
    return "exit code " + exit + (last.isEmpty() ? "" : ": " + last);
  }
}
