package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.machine.CommandOutput;
import io.turnout.virtualuser.machine.Machine;
import io.turnout.virtualuser.machine.MachineException;
import java.time.Duration;

/** Runs scripts that must not fail. */
final class Scripts {
  private Scripts() {}

  static Answer require(Machine machine, RemoteScript script, Duration timeout, String failure)
      throws MachineException {
    CommandOutput output = machine.run(script.text(), timeout);
    if (!output.succeeded()) {
      throw new MachineException(machine.address() + ": " + failure + ": " + output.complaint());
    }
    return Answer.parse(output.out());
  }
}
