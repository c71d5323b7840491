package io.turnout.loadtest.plan;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A plan and its text. Immutable.
 *
 * @param yaml verbatim when it came from a file
 */
public record PlanFile(Plan plan, String yaml) {
  /** {@return a plan that was made in code, with the text that reads back as the same plan} */
  public static PlanFile of(Plan plan) {
    return new PlanFile(plan, PlanWriter.yaml(plan));
  }

  /**
   * Reads a plan. Paths in it are relative to its folder.
   *
   * @throws PlanException when the content is no valid plan
   * @throws IOException when the file cannot be read
   */
  public static PlanFile read(Path file) throws IOException, PlanException {
    return new PlanReader().read(file);
  }
}
