package io.turnout.virtualuser.browser;

import io.turnout.virtualuser.grid.TurnoutCapabilities;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.MutableCapabilities;

/**
 * By what else than its name a Grid or a cloud is to choose a browser. Immutable.
 *
 * @param version of the browser, e.g. {@code 156} or {@code 156.0.8078.79}
 * @param platform WebDriver's {@code platformName}, e.g. {@code linux}
 * @param labels that the node must have
 * @param capabilities of the Grid's or cloud's own, e.g. {@code sauce:options}
 */
public record BrowserChoice(
    Optional<String> version,
    Optional<String> platform,
    List<String> labels,
    Map<String, Object> capabilities) {
  /** Any browser of the name. */
  public static final BrowserChoice ANY =
      new BrowserChoice(Optional.empty(), Optional.empty(), List.of(), Map.of());

  public BrowserChoice {
    labels = List.copyOf(labels);
    capabilities = Map.copyOf(capabilities);
  }

  void applyTo(MutableCapabilities asked) {
    version.ifPresent(wanted -> asked.setCapability("browserVersion", wanted));
    platform.ifPresent(wanted -> asked.setCapability("platformName", wanted));
    if (!labels.isEmpty()) {
      asked.setCapability(TurnoutCapabilities.LABELS, labels);
    }
    capabilities.forEach(asked::setCapability);
  }

  /** Says nothing of capabilities: a cloud's hold its secrets. */
  @Override
  public String toString() {
    return "version " + version + ", platform " + platform + ", labels " + labels;
  }
}
