package io.turnout.virtualuser.application;

import java.util.List;
import java.util.Optional;

/** An adapter file as it was read. Immutable. */
record AdapterDocument(
    String name,
    List<Step> join,
    List<Step> leave,
    String failure,
    String participants,
    StreamFormula inboundAudio,
    StreamFormula inboundVideo,
    StreamFormula outboundAudio,
    StreamFormula outboundVideo,
    Optional<PortalDocument> portal) {
  AdapterDocument {
    join = List.copyOf(join);
    leave = List.copyOf(leave);
  }
}
