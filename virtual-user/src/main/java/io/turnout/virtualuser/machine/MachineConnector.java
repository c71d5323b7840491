package io.turnout.virtualuser.machine;

/** Thread-safe. Reaches machines. */
@FunctionalInterface
public interface MachineConnector {
  /**
   * Connects and logs in.
   *
   * @throws MachineException says why not, and the remedy
   */
  Machine connect(MachineAddress address) throws MachineException;
}
