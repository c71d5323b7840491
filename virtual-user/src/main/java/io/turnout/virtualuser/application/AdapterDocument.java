package io.turnout.virtualuser.application;

import io.turnout.report.record.UserAction;
import io.turnout.virtualuser.probe.PageQuestions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An adapter file as it was read. Immutable.
 *
 * @param joinWithoutCamera where that takes other steps than {@code join}
 * @param actions steps by what they do
 */
record AdapterDocument(
    String name,
    List<Step> join,
    Optional<List<Step>> joinWithoutCamera,
    List<Step> leave,
    Map<UserAction, List<Step>> actions,
    PageQuestions questions,
    StreamFormula inboundAudio,
    StreamFormula inboundVideo,
    StreamFormula outboundAudio,
    StreamFormula outboundVideo,
    Optional<PortalDocument> portal) {
  AdapterDocument {
    join = List.copyOf(join);
    joinWithoutCamera = joinWithoutCamera.map(List::copyOf);
    leave = List.copyOf(leave);
    actions = Map.copyOf(actions);
  }

  /** {@return whether users can join without a camera} */
  boolean canJoinWithoutCamera() {
    return joinWithoutCamera.isPresent()
        || join.stream().anyMatch(step -> step.refersTo(Placeholders.CAMERA));
  }
}
