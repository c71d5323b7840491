package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.machine.Check;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The slots that a node gets, and how that was judged. Immutable.
 *
 * @param slots by browser; empty: none are possible
 * @param forced whether they are more than the machine carries
 */
record SlotChoice(Map<String, Integer> slots, boolean forced, Check check) {
  private static final String NAME = "slots";

  SlotChoice {
    slots = Map.copyOf(slots);
  }

  /**
   * Chooses; pure.
   *
   * @param force take what the list says, even if it is more than the machine carries
   */
  static SlotChoice of(ListedNode node, MachineFacts facts, boolean force) {
    int asked = node.slots().values().stream().mapToInt(Integer::intValue).sum();
    if (facts.cores().isEmpty() || facts.memoryKib().isEmpty()) {
      return unknown(node, asked);
    }
    Capacity capacity = Capacity.of(facts.cores().get(), facts.memoryKib().get());
    if (asked == 0) {
      return capacity.slots() > 0
          ? new SlotChoice(
              Map.of("chrome", capacity.slots()),
              false,
              Check.ok(NAME, "chrome=" + capacity.slots() + ": " + capacity.reason()))
          : new SlotChoice(
              Map.of(),
              false,
              Check.failed(
                  NAME,
                  "none: " + capacity.reason(),
                  "take a larger machine, or say chrome=1 and force it"));
    }
    if (asked <= capacity.slots()) {
      return new SlotChoice(
          node.slots(), false, Check.ok(NAME, text(node.slots()) + ": " + capacity.reason()));
    }
    String found =
        text(node.slots()) + " asked, at most " + capacity.slots() + " fit: " + capacity.reason();
    return force
        ? new SlotChoice(
            node.slots(),
            true,
            Check.warning(NAME, found, "forced; figures may be the machine's own"))
        : new SlotChoice(
            Map.of(),
            false,
            Check.failed(NAME, found, "ask for fewer, take more machines, or --force-slots"));
  }

  private static SlotChoice unknown(ListedNode node, int asked) {
    return asked > 0
        ? new SlotChoice(
            node.slots(),
            false,
            Check.warning(
                NAME,
                text(node.slots()) + ": the machine does not say its cores and memory",
                "judge by yourself whether it carries them"))
        : new SlotChoice(
            Map.of(),
            false,
            Check.failed(
                NAME,
                "unknown: the machine does not say its cores and memory",
                "say how many in the list, as chrome=4"));
  }

  /** {@return as the node's command line has it, e.g. {@code chrome=4,firefox=2}} */
  static String text(Map<String, Integer> slots) {
    return new TreeMap<>(slots)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(","));
  }
}
