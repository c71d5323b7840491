package io.turnout.virtualuser.grid.nodes.testing;

import io.turnout.virtualuser.grid.nodes.Hub;
import io.turnout.virtualuser.grid.nodes.RegisteredNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Thread-safe. A hub that says of its nodes what a test wants. */
public final class FakeHub implements Hub {
  private final Map<String, RegisteredNode> nodes = new ConcurrentHashMap<>();
  private volatile boolean answering = true;

  /** Takes a node, or changes one. */
  public void set(URI address, String availability, int slots, int sessions) {
    nodes.put(
        address.toString(),
        new RegisteredNode(address.toString(), address, availability, slots, sessions));
  }

  public void remove(URI address) {
    nodes.remove(address.toString());
  }

  public void setAnswering(boolean answering) {
    this.answering = answering;
  }

  @Override
  public List<RegisteredNode> nodes() throws IOException {
    if (!answering) {
      throw new IOException("no hub");
    }
    return new ArrayList<>(nodes.values());
  }

  @Override
  public void drain(RegisteredNode node) throws IOException {
    nodes();
    set(node.address(), "DRAINING", node.slots(), node.sessions());
  }
}
