package io.turnout.virtualuser.browser;

import io.turnout.virtualuser.pattern.UserPattern;
import io.turnout.virtualuser.probe.MediaSettings;
import io.turnout.virtualuser.probe.PageProbe;

/** Thread-safe. Installs the probe before the page's own scripts. */
final class HookInstaller {
  private HookInstaller() {}

  static void install(GridSession driver, BrowserOptions options, UserPattern pattern) {
    MediaSettings asked = MediaSettings.of(pattern);
    MediaSettings settings =
        options
            .cameraResolution()
            .map(camera -> asked.orSize(camera.width(), camera.height()))
            .orElse(asked);
    BrowserDialect.of(options.browser()).runBeforePages(driver, PageProbe.hook(settings));
  }
}
