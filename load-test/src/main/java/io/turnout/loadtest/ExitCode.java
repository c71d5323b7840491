package io.turnout.loadtest;

/** Exit codes of programs that play a run; docs/exit-codes.md. */
public final class ExitCode {
  /** All thresholds held and no user failed. */
  public static final int PASSED = 0;

  /** A threshold did not hold or a user failed. */
  public static final int FAILED = 1;

  /** The command line or the plan is wrong; nothing was played. */
  public static final int USAGE = 2;

  /** The run could not measure. */
  public static final int INVALID = 3;

  /** The run was stopped before its end, as by Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
