package io.turnout.loadtest;

import io.turnout.report.record.RunFolder;
import io.turnout.report.record.Verdict;

/**
 * How a run ended and where its record is. Immutable.
 *
 * @param exitCode of a program that ends with the run; docs/exit-codes.md
 */
public record RunResult(Verdict verdict, RunFolder folder, int exitCode) {
  static RunResult of(Verdict verdict, RunFolder folder) {
    int exitCode =
        switch (verdict.outcome()) {
          case PASSED -> ExitCode.PASSED;
          case FAILED -> ExitCode.FAILED;
          case INVALID -> ExitCode.INVALID;
          case INTERRUPTED -> ExitCode.INTERRUPTED;
        };
    return new RunResult(verdict, folder, exitCode);
  }
}
