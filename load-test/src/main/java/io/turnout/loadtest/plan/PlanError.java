package io.turnout.loadtest.plan;

/**
 * One thing that is wrong in a plan. Immutable.
 *
 * @param file as the user named it
 * @param line from 1
 * @param column from 1
 * @param key where in the plan, e.g. {@code meetings.count}; empty for the plan as a whole
 * @param problem what was found and what is expected
 */
public record PlanError(String file, int line, int column, String key, String problem) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + (key.isEmpty() ? "" : key + ": ") + problem;
  }
}
