package io.turnout.virtualuser.grid;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a node needs to know of each browser that Turnout plays users with. */
public enum BrowserProduct {
  CHROME(
      "chrome",
      "Chromium",
      "goog:chromeOptions",
      List.of("chromium", "google-chrome", "chrome"),
      List.of("chromedriver"),
      "apt install chromium chromium-driver") {
    @Override
    String driverLine(String driver, String folder) {
      return "exec '%s' --log-path='%s/driver-'$$'.log' \"$@\"".formatted(driver, folder);
    }
  },
  FIREFOX(
      "firefox",
      "Firefox",
      "moz:firefoxOptions",
      List.of("firefox", "firefox-esr"),
      List.of("geckodriver"),
      "apt install firefox-esr, and geckodriver of github.com/mozilla/geckodriver in the PATH") {
    /** GeckoDriver writes its log to its standard output only. */
    @Override
    String driverLine(String driver, String folder) {
      return "exec '%1$s' --profile-root='%2$s' \"$@\" >'%2$s/driver-'$$'.log' 2>&1"
          .formatted(driver, folder);
    }
  };

  private final String browserName;
  private final String displayName;
  private final String optionsCapability;
  private final List<String> executables;
  private final List<String> drivers;
  private final String installation;

  BrowserProduct(
      String browserName,
      String displayName,
      String optionsCapability,
      List<String> executables,
      List<String> drivers,
      String installation) {
    this.browserName = browserName;
    this.displayName = displayName;
    this.optionsCapability = optionsCapability;
    this.executables = executables;
    this.drivers = drivers;
    this.installation = installation;
  }

  /**
   * Finds a product by WebDriver's {@code browserName}.
   *
   * @throws IllegalArgumentException when Turnout does not know it
   */
  public static BrowserProduct of(String browserName) {
    return Arrays.stream(values())
        .filter(product -> product.browserName.equals(browserName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "browser: found "
                        + browserName
                        + ", expected "
                        + Arrays.stream(values())
                            .map(BrowserProduct::browserName)
                            .collect(Collectors.joining(" or "))));
  }

  /** {@return WebDriver's capability of that name} */
  public String browserName() {
    return browserName;
  }

  /** {@return its name on the Grid's own pages} */
  String displayName() {
    return displayName;
  }

  /** {@return the capability in which the path of the executable is given} */
  String optionsCapability() {
    return optionsCapability;
  }

  /** {@return names of the executable, the preferred one first} */
  List<String> executables() {
    return executables;
  }

  /** {@return names of the driver's executable} */
  List<String> drivers() {
    return drivers;
  }

  /** {@return how to get it on Debian} */
  String installation() {
    return installation;
  }

  /** {@return the line of a shell script that becomes the driver, its files in this folder} */
  abstract String driverLine(String driver, String folder);
}
