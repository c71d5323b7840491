package io.turnout.virtualuser.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.virtualuser.grid.MeetingPlacement.Candidate;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.ImmutableCapabilities;
import org.openqa.selenium.grid.data.Availability;
import org.openqa.selenium.grid.data.NodeId;
import org.openqa.selenium.grid.data.NodeStatus;
import org.openqa.selenium.grid.data.Session;
import org.openqa.selenium.grid.data.Slot;
import org.openqa.selenium.grid.data.SlotId;
import org.openqa.selenium.remote.SessionId;

class MeetingSlotSelectorTest {
  private static final NodeId FIRST = new NodeId(new UUID(0, 1));
  private static final NodeId SECOND = new NodeId(new UUID(0, 2));
  private static final Capabilities CHROME = new ImmutableCapabilities("browserName", "chrome");

  private final MeetingSlotSelector selector = new MeetingSlotSelector();

  @Test
  void shouldPreferNodesWithoutTheMeetingThenTheLeastLoaded() {
    assertThat(
            MeetingPlacement.order(
                List.of(
                    new Candidate<>("has the meeting", 1, 0, 0),
                    new Candidate<>("busy", 0, 50, 0),
                    new Candidate<>("lately used", 0, 25, 9),
                    new Candidate<>("idle", 0, 25, 3))))
        .containsExactly("idle", "lately used", "busy", "has the meeting");
  }

  @Test
  void shouldPutTwoUsersOfAMeetingOnTwoNodes() {
    Slot played = taken(FIRST, 1, "m1");

    Set<SlotId> chosen = select("m1", node(FIRST, played, free(FIRST, 2)), idle(SECOND));

    assertThat(chosen.iterator().next().getOwningNodeId()).isEqualTo(SECOND);
  }

  @Test
  void shouldCountUsersWhoseBrowsersAreStillStarting() {
    Set<SlotId> first = select("m1", idle(FIRST), idle(SECOND));
    assertThat(first.iterator().next().getOwningNodeId()).isEqualTo(FIRST);
    Slot reserved = reserved(first.iterator().next());
    NodeStatus loaded =
        node(SECOND, taken(SECOND, 1, "m2"), taken(SECOND, 2, "m2"), free(SECOND, 3));

    Set<SlotId> second = select("m1", node(FIRST, reserved, free(FIRST, 8)), loaded);

    assertThat(second.iterator().next().getOwningNodeId()).isEqualTo(SECOND);
  }

  @Test
  void shouldOfferNothingOfNodesThatAreDown() {
    NodeStatus down =
        new NodeStatus(
            FIRST,
            URI.create("http://10.0.0.1:5555"),
            4,
            Set.of(free(FIRST, 1)),
            Availability.DOWN,
            Duration.ofSeconds(2),
            Duration.ofMinutes(2),
            "4",
            Map.of());

    assertThat(select("m1", down)).isEmpty();
  }

  @Test
  void shouldMatchLabelsAndMajorVersions() {
    LabelSlotMatcher matcher = new LabelSlotMatcher();
    Capabilities slot =
        new ImmutableCapabilities(
            Map.of(
                "browserName",
                "chrome",
                "browserVersion",
                "156.0.1.2",
                TurnoutCapabilities.LABELS,
                List.of("ssd", "berlin")));

    assertThat(matcher.matches(slot, CHROME)).isTrue();
    assertThat(matcher.matches(slot, with(TurnoutCapabilities.LABELS, List.of("berlin")))).isTrue();
    assertThat(matcher.matches(slot, with(TurnoutCapabilities.LABELS, List.of("paris")))).isFalse();
    assertThat(matcher.matches(CHROME, with(TurnoutCapabilities.LABELS, List.of("ssd")))).isFalse();
    assertThat(matcher.matches(slot, with("browserVersion", "156"))).isTrue();
    assertThat(matcher.matches(slot, with("browserVersion", "15"))).isFalse();
    assertThat(matcher.matches(slot, with("browserName", "firefox"))).isFalse();
    assertThat(matcher.matches(slot, with(TurnoutCapabilities.MEETING, "m1"))).isTrue();
  }

  private static Capabilities with(String name, Object value) {
    return CHROME.merge(new ImmutableCapabilities(name, value));
  }

  private Set<SlotId> select(String meeting, NodeStatus... nodes) {
    return selector.selectSlot(
        with(TurnoutCapabilities.MEETING, meeting),
        new HashSet<>(List.of(nodes)),
        new LabelSlotMatcher());
  }

  private static NodeStatus idle(NodeId id) {
    return node(id, free(id, 1), free(id, 2));
  }

  private static NodeStatus node(NodeId id, Slot... slots) {
    return new NodeStatus(
        id,
        URI.create("http://10.0.0." + id.toUuid().getLeastSignificantBits() + ":5555"),
        slots.length,
        Set.of(slots),
        Availability.UP,
        Duration.ofSeconds(2),
        Duration.ofMinutes(2),
        "4",
        Map.of());
  }

  private static SlotId slotId(NodeId node, int number) {
    return new SlotId(node, new UUID(1, number));
  }

  private static Slot free(NodeId node, int number) {
    return new Slot(slotId(node, number), CHROME, Instant.EPOCH, null);
  }

  private static Slot reserved(SlotId id) {
    return new Slot(id, CHROME, Instant.EPOCH, session("reserved", CHROME));
  }

  private static Slot taken(NodeId node, int number, String meeting) {
    return new Slot(
        slotId(node, number),
        CHROME,
        Instant.EPOCH,
        session(meeting + number, with(TurnoutCapabilities.MEETING, meeting)));
  }

  private static Session session(String id, Capabilities capabilities) {
    return new Session(
        new SessionId(id), URI.create("http://10.0.0.1:5555"), CHROME, capabilities, Instant.EPOCH);
  }
}
