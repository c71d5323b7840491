package io.turnout.virtualuser.grid;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pure but for what it remembers; not thread-safe. Tells from what a Grid says, look by look, which
 * sessions are lost with their nodes.
 */
final class SessionFates {
  /** One look alone may fall into the moment in which a node is registered anew. */
  private static final int LOOKS_UNTIL_LOST = 2;

  private final Map<String, Fate> fates = new HashMap<>();

  /**
   * A session that is lost. Immutable.
   *
   * @param reason a clause
   */
  record Loss(String session, String reason) {}

  private static final class Fate {
    private @Nullable URI node;
    private int looksWithoutNode;
  }

  void add(String session) {
    fates.put(session, new Fate());
  }

  void remove(String session) {
    fates.remove(session);
  }

  /** {@return sessions that are lost since the look before; they are forgotten} */
  List<Loss> look(GridStatus status) {
    List<Loss> losses = new ArrayList<>();
    Iterator<Map.Entry<String, Fate>> each = fates.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<String, Fate> entry = each.next();
      Fate fate = entry.getValue();
      Optional<String> trouble = trouble(entry.getKey(), fate, status);
      fate.looksWithoutNode = trouble.isPresent() ? fate.looksWithoutNode + 1 : 0;
      if (trouble.isPresent() && fate.looksWithoutNode >= LOOKS_UNTIL_LOST) {
        losses.add(new Loss(entry.getKey(), trouble.get()));
        each.remove();
      }
    }
    return losses;
  }

  /** A session that ended while its node is well is told by the next command to it. */
  private static Optional<String> trouble(String session, Fate fate, GridStatus status) {
    for (NodeState node : status.nodes()) {
      if (node.sessions().contains(session)) {
        fate.node = node.address();
      }
    }
    URI known = fate.node;
    if (known == null) {
      return Optional.empty();
    }
    for (NodeState node : status.nodes()) {
      if (node.address().equals(known)) {
        return node.isDown()
            ? Optional.of("the Grid node " + known + " is down")
            : Optional.empty();
      }
    }
    return Optional.of("the Grid node " + known + " is no longer in the Grid");
  }
}
