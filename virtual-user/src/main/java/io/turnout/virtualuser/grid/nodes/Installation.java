package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.machine.MachineException;

/** Sees that a machine has the distribution. */
final class Installation {
  private static final long BYTES_PER_MIB = 1024 * 1024;

  private Installation() {}

  static void require(
      FleetMachine machine,
      MachineFacts facts,
      Distribution distribution,
      String name,
      FleetProgress progress)
      throws MachineException {
    if (!facts.installed().contains(distribution.name())) {
      progress.happened(
          name,
          "copying %s, %d MiB"
              .formatted(distribution.name(), distribution.bytes() / BYTES_PER_MIB));
      machine.copy(distribution);
    }
  }
}
