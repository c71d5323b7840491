package io.turnout.virtualuser.grid.nodes;

/** Thread-safe. Is told what happens on the machines. */
@FunctionalInterface
public interface FleetProgress {
  /** Something began or ended at one of them. */
  void happened(String node, String what);
}
