package io.turnout.loadtest.estimate;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is there to play a plan. Immutable. What is not known is empty.
 *
 * @param slots of the Grid
 * @param slotsUnknownBecause a clause, when {@code slots} is empty
 * @param machine of the browsers; empty when they run elsewhere
 */
public record Capacity(OptionalInt slots, String slotsUnknownBecause, Optional<Machine> machine) {
  /**
   * A machine. Immutable.
   *
   * @param cores logical processors
   * @param freeBytes memory that is available now
   */
  public record Machine(int cores, long freeBytes) {}
}
