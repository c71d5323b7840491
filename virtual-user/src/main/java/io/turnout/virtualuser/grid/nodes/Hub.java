package io.turnout.virtualuser.grid.nodes;

import java.io.IOException;
import java.util.List;

/** Thread-safe. What the fleet needs of a hub. */
public interface Hub {
  /**
   * {@return its nodes}
   *
   * @throws IOException when no hub answers
   */
  List<RegisteredNode> nodes() throws IOException;

  /** Gives the node no new sessions; it leaves by itself when its last one has ended. */
  void drain(RegisteredNode node) throws IOException;
}
