package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.machine.MachineException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Thread-safe. Waits for what a hub says of a node, up to a limit. */
final class HubWatch {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

  /** Looks at the process itself every so many polls: a dead one never comes up. */
  private static final int POLLS_PER_LOOK = 8;

  private final Hub hub;

  HubWatch(Hub hub) {
    this.hub = hub;
  }

  /** {@return the node at this host and port; empty too when no hub answers} */
  Optional<RegisteredNode> node(String place) {
    try {
      return hub.nodes().stream().filter(node -> node.isAt(place)).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  boolean answers() {
    try {
      hub.nodes();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  int sessions() throws IOException {
    return hub.nodes().stream().mapToInt(RegisteredNode::sessions).sum();
  }

  /** Waits until the node is up, or the hub answers when none is meant. */
  void awaitUp(Optional<String> place, FleetMachine machine, String role, Duration timeout)
      throws MachineException {
    long deadlineNs = System.nanoTime() + timeout.toNanos();
    for (int polls = 1; !isUp(place); polls++) {
      boolean late = System.nanoTime() - deadlineNs >= 0;
      if (late || polls % POLLS_PER_LOOK == 0) {
        Answer state = machine.state(role);
        boolean running = state.first("state").filter("running"::equals).isPresent();
        if (late || !running) {
          throw new MachineException(
              (running
                      ? "not up within " + timeout.toSeconds() + " s"
                      : "the process does not stay alive")
                  + "; its log ends with: "
                  + String.join(" | ", state.all("log")));
        }
      }
      pause();
    }
  }

  private boolean isUp(Optional<String> place) {
    return place.isEmpty() ? answers() : node(place.get()).filter(RegisteredNode::isUp).isPresent();
  }

  /**
   * Gives the node no new sessions, and waits for the end of those that it has.
   *
   * @return how many still run at the end of the time
   */
  int drain(String place, Duration timeout) throws MachineException {
    Optional<RegisteredNode> found = node(place);
    if (found.isEmpty()) {
      return 0;
    }
    try {
      hub.drain(found.get());
    } catch (IOException e) {
      throw new MachineException("the hub does not drain it: " + e.getMessage(), e);
    }
    long deadlineNs = System.nanoTime() + timeout.toNanos();
    while (found.isPresent() && found.get().sessions() > 0) {
      if (System.nanoTime() - deadlineNs >= 0) {
        return found.get().sessions();
      }
      pause();
      found = node(place);
    }
    return 0;
  }

  private static void pause() throws MachineException {
    try {
      Thread.sleep(POLL_INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineException("interrupted", e);
    }
  }
}
