package io.turnout.virtualuser.grid.nodes;

import java.io.Serial;

/** A file is no node list; the message names file, line, what was found and what is expected. */
public final class NodeListException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public NodeListException(String message) {
    super(message);
  }
}
