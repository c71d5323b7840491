package io.turnout.virtualuser.browser;

import io.turnout.virtualuser.Thumbnail;
import io.turnout.virtualuser.grid.BrowserProduct;
import io.turnout.virtualuser.pattern.UserPattern;
import org.openqa.selenium.MutableCapabilities;

/** Thread-safe. What differs between the browsers that Turnout plays users with. */
sealed interface BrowserDialect permits ChromiumDialect, FirefoxDialect {
  /** {@return the capabilities of this browser's own: fake devices, permissions, command line} */
  MutableCapabilities capabilities(BrowserOptions options, UserPattern pattern);

  /** Has the script run in each page before the page's own scripts. */
  void runBeforePages(GridSession driver, String script);

  /** {@return what the page shows now, as cheaply as this browser can} */
  Thumbnail thumbnail(GridSession driver);

  static BrowserDialect of(BrowserProduct browser) {
    return switch (browser) {
      case CHROME -> new ChromiumDialect();
      case FIREFOX -> new FirefoxDialect();
    };
  }
}
