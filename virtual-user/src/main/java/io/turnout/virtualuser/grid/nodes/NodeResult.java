package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.machine.Check;
import java.util.List;

/**
 * What became of one machine's hub or node. Immutable.
 *
 * @param name as the list has it; the hub's begins with {@code hub}
 * @param place host and port in the Grid
 * @param slots as the command line has them; empty for a hub, or when none are known
 * @param forced whether the slots are more than the machine carries
 * @param detail for a person; why, when it failed
 * @param checks that were made of the machine
 */
public record NodeResult(
    String name,
    String place,
    Outcome outcome,
    String slots,
    boolean forced,
    String detail,
    List<Check> checks) {
  /** What happened. */
  public enum Outcome {
    STARTED,
    /** It ran with other settings, or another version, before. */
    RESTARTED,
    /** Turnout had started it already, with the same settings. */
    ALREADY_UP,
    /** Somebody else started it; it is used, and never stopped. */
    FOREIGN,
    STOPPED,
    NOT_RUNNING,
    FAILED
  }

  public NodeResult {
    checks = List.copyOf(checks);
  }

  public boolean succeeded() {
    return outcome != Outcome.FAILED;
  }
}
