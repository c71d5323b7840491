package io.turnout.virtualuser.browser;

import io.turnout.virtualuser.pattern.UserPattern;
import io.turnout.virtualuser.probe.MediaSettings;
import io.turnout.virtualuser.probe.PageProbe;
import java.util.Map;
import org.openqa.selenium.bidi.module.Script;
import org.openqa.selenium.remote.Augmenter;

/**
 * Thread-safe. Installs the probe before the page's own scripts. Chromium is told by one command
 * over the WebDriver connection (Chrome DevTools Protocol, Page.addScriptToEvaluateOnNewDocument):
 * WebDriver BiDi costs a second page in each of its browsers, which is load. Others are told by
 * BiDi's {@code script.addPreloadScript}.
 */
final class HookInstaller {
  private HookInstaller() {}

  static void install(GridSession driver, BrowserOptions options, UserPattern pattern) {
    MediaSettings asked = MediaSettings.of(pattern);
    MediaSettings settings =
        options
            .cameraResolution()
            .map(camera -> asked.orSize(camera.width(), camera.height()))
            .orElse(asked);
    String hook = PageProbe.hook(settings);
    switch (options.browser()) {
      case CHROME ->
          driver.devTools(
              "Page.addScriptToEvaluateOnNewDocument",
              Map.of("source", hook, "runImmediately", true));
      case FIREFOX -> {
        // Not closed: closing it would end the connection that holds the script.
        Script script = new Script(new Augmenter().augment(driver));
        script.addPreloadScript("() => {" + hook + "}");
      }
    }
  }
}
