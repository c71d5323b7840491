package io.turnout.virtualuser.grid;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.grid.data.DefaultSlotMatcher;
import org.openqa.selenium.grid.data.SlotMatcher;

/**
 * Thread-safe. Selenium Grid's own matching, and three things more: a slot must have all labels
 * that a session asks for, a display when it wants a window, and {@code browserVersion} 156 is
 * matched by 156.0.8078.79.
 */
public final class LabelSlotMatcher implements SlotMatcher {
  private static final String VERSION = "browserVersion";
  private static final Set<String> MATCHED_HERE =
      Set.of(TurnoutCapabilities.LABELS, TurnoutCapabilities.DISPLAY, VERSION);

  private final SlotMatcher standard = new DefaultSlotMatcher();

  /** Selenium Grid makes it by its name. */
  public LabelSlotMatcher() {}

  @Override
  public boolean matches(Capabilities stereotype, Capabilities capabilities) {
    return labels(stereotype).containsAll(labels(capabilities))
        && (!capabilities.is(TurnoutCapabilities.DISPLAY)
            || stereotype.is(TurnoutCapabilities.DISPLAY))
        && isVersion(stereotype.getBrowserVersion(), capabilities.getBrowserVersion())
        && standard.matches(without(stereotype), without(capabilities));
  }

  /** An unknown version of the slot is for the standard rule: it fits none that is asked for. */
  static boolean isVersion(String offered, String wanted) {
    return wanted.isEmpty() || offered.equals(wanted) || offered.startsWith(wanted + ".");
  }

  private static List<String> labels(Capabilities capabilities) {
    return capabilities.getCapability(TurnoutCapabilities.LABELS) instanceof Collection<?> labels
        ? labels.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static Capabilities without(Capabilities capabilities) {
    MutableCapabilities others = new MutableCapabilities();
    for (String name : capabilities.getCapabilityNames()) {
      if (!MATCHED_HERE.contains(name)) {
        others.setCapability(name, capabilities.getCapability(name));
      }
    }
    return others;
  }
}
