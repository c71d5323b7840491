package io.turnout.virtualuser.browser;

import io.turnout.virtualuser.probe.PageProbe;
import java.util.Map;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.bidi.module.Script;
import org.openqa.selenium.chromium.HasCdp;
import org.openqa.selenium.remote.Augmenter;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * Thread-safe. Installs the probe before the page's own scripts. Chromium is told by one command
 * over the WebDriver connection (Chrome DevTools Protocol, Page.addScriptToEvaluateOnNewDocument):
 * WebDriver BiDi costs a second page in each of its browsers, which is load. Others are told by
 * BiDi's {@code script.addPreloadScript}.
 */
final class HookInstaller {
  private HookInstaller() {}

  static void install(RemoteWebDriver driver, BrowserOptions.Browser browser) {
    WebDriver augmented = new Augmenter().augment(driver);
    switch (browser) {
      case CHROMIUM -> {
        if (!(augmented instanceof HasCdp cdp)) {
          throw new IllegalStateException(
              "the Grid's browser does not offer DevTools commands; expected Chromium, found "
                  + driver.getCapabilities().getBrowserName());
        }
        cdp.executeCdpCommand(
            "Page.addScriptToEvaluateOnNewDocument",
            Map.of("source", PageProbe.hook(), "runImmediately", true));
      }
      case FIREFOX -> {
        // Not closed: closing it would end the connection that holds the script.
        Script script = new Script(augmented);
        script.addPreloadScript("() => {" + PageProbe.hook() + "}");
      }
    }
  }
}
