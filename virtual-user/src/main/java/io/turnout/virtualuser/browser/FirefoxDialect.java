package io.turnout.virtualuser.browser;

import io.turnout.virtualuser.Thumbnail;
import io.turnout.virtualuser.pattern.UserPattern;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.bidi.module.Script;
import org.openqa.selenium.firefox.FirefoxOptions;
import org.openqa.selenium.remote.Augmenter;

/**
 * Thread-safe. Firefox with GeckoDriver, which has no logs to read; what the probe sees of the
 * page's console stands in for them.
 */
final class FirefoxDialect implements BrowserDialect {
  @Override
  public MutableCapabilities capabilities(BrowserOptions options, UserPattern pattern) {
    FirefoxOptions firefox =
        new FirefoxOptions()
            .addPreference("media.navigator.streams.fake", true)
            .addPreference("media.navigator.permission.disabled", true)
            .addPreference("media.autoplay.default", 0)
            .addPreference("media.peerconnection.ice.loopback", true)
            .addArguments(options.extraArguments());
    if (options.headless()) {
      firefox.addArguments("-headless");
    }
    firefox.setCapability("webSocketUrl", true);
    return firefox;
  }

  /** By WebDriver BiDi's {@code script.addPreloadScript}. */
  @Override
  public void runBeforePages(GridSession driver, String script) {
    // Not closed: closing it would end the connection that holds the script.
    Script preload = new Script(new Augmenter().augment(driver));
    preload.addPreloadScript("() => {" + script + "}");
  }

  @Override
  public Thumbnail thumbnail(GridSession driver) {
    return new Thumbnail("image/png", driver.getScreenshotAs(OutputType.BYTES));
  }
}
