package io.turnout.loadtest.plan;

import java.util.List;
import java.util.stream.Collectors;

/** A plan that is not played, with everything that is wrong in it; the message has a line each. */
public final class PlanException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<PlanError> errors;

  PlanException(List<PlanError> errors) {
    super(errors.stream().map(PlanError::toString).collect(Collectors.joining("\n")));
    this.errors = List.copyOf(errors);
  }

  /** {@return in the order of the file} */
  public List<PlanError> errors() {
    return errors;
  }
}
