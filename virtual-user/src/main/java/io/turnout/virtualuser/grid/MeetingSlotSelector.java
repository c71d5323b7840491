package io.turnout.virtualuser.grid;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.grid.config.Config;
import org.openqa.selenium.grid.data.Availability;
import org.openqa.selenium.grid.data.NodeStatus;
import org.openqa.selenium.grid.data.Session;
import org.openqa.selenium.grid.data.Slot;
import org.openqa.selenium.grid.data.SlotId;
import org.openqa.selenium.grid.data.SlotMatcher;
import org.openqa.selenium.grid.distributor.selector.SlotSelector;

/**
 * Thread-safe. Spreads the users of a meeting over the nodes, as {@link MeetingPlacement} orders
 * them. Sessions that name no meeting go to the least loaded node.
 */
public final class MeetingSlotSelector implements SlotSelector {
  /**
   * A slot is reserved before its browser runs; the Grid then knows nothing of the session that it
   * is for.
   */
  private final Map<SlotId, String> reserved = new HashMap<>();

  MeetingSlotSelector() {}

  /** Selenium Grid makes it by this method. */
  public static SlotSelector create(Config config) {
    return new MeetingSlotSelector();
  }

  @Override
  public synchronized Set<SlotId> selectSlot(
      Capabilities capabilities, Set<NodeStatus> nodes, SlotMatcher matcher) {
    forgetFreed(nodes);
    String meeting = meeting(capabilities);
    List<NodeStatus> best =
        MeetingPlacement.order(
            nodes.stream()
                .filter(node -> node.getAvailability() == Availability.UP)
                .filter(node -> node.hasCapacity(capabilities, matcher))
                .sorted((a, b) -> a.getNodeId().compareTo(b.getNodeId()))
                .map(node -> candidate(node, meeting))
                .toList());
    Set<SlotId> slots = new LinkedHashSet<>();
    for (NodeStatus node : best) {
      node.getSlots().stream()
          .filter(slot -> slot.getSession() == null)
          .filter(slot -> slot.isSupporting(capabilities, matcher))
          .map(Slot::getId)
          .forEach(slots::add);
    }
    // The caller reserves the first one before it asks again.
    if (!meeting.isEmpty() && !slots.isEmpty()) {
      reserved.put(slots.iterator().next(), meeting);
    }
    return slots;
  }

  private MeetingPlacement.Candidate<NodeStatus> candidate(NodeStatus node, String meeting) {
    int users =
        meeting.isEmpty()
            ? 0
            : (int)
                node.getSlots().stream().filter(slot -> meeting.equals(meetingOn(slot))).count();
    return new MeetingPlacement.Candidate<>(
        node, users, node.getLoad(), node.getLastSessionCreated());
  }

  private String meetingOn(Slot slot) {
    Session session = slot.getSession();
    if (session == null) {
      return "";
    }
    String named = meeting(session.getCapabilities());
    return named.isEmpty() ? reserved.getOrDefault(slot.getId(), "") : named;
  }

  private void forgetFreed(Set<NodeStatus> nodes) {
    Set<SlotId> taken =
        nodes.stream()
            .flatMap(node -> node.getSlots().stream())
            .filter(slot -> slot.getSession() != null)
            .map(Slot::getId)
            .collect(Collectors.toSet());
    reserved.keySet().retainAll(taken);
  }

  private static String meeting(Capabilities capabilities) {
    return capabilities.getCapability(TurnoutCapabilities.MEETING) instanceof String meeting
        ? meeting
        : "";
  }
}
