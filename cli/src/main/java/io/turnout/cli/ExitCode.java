package io.turnout.cli;

/** Exit codes of the command, as docs/exit-codes.md lists them. */
public final class ExitCode {
  public static final int PASSED = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int INVALID = 3;

  private ExitCode() {}
}
