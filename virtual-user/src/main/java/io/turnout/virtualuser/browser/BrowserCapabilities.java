package io.turnout.virtualuser.browser;

import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.grid.TurnoutCapabilities;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.MutableCapabilities;

/** Pure. The W3C WebDriver capabilities of a virtual user's browser. */
final class BrowserCapabilities {
  private BrowserCapabilities() {}

  static Capabilities of(BrowserOptions options, Invitation invitation) {
    MutableCapabilities capabilities =
        BrowserDialect.of(options.browser()).capabilities(options, invitation.pattern());
    capabilities.setCapability(
        "se:name", invitation.user().meeting() + " " + invitation.user().user());
    capabilities.setCapability(TurnoutCapabilities.MEETING, invitation.user().meeting());
    if (!options.headless()) {
      capabilities.setCapability(TurnoutCapabilities.DISPLAY, true);
    }
    options.choice().applyTo(capabilities);
    return capabilities;
  }
}
