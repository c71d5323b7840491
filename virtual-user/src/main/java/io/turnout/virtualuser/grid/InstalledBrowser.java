package io.turnout.virtualuser.grid;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A browser on this machine and the driver that fits it. Immutable.
 *
 * @param browser executable
 * @param driver executable of ChromeDriver or GeckoDriver
 * @param version of the browser, e.g. {@code 156.0.8078.79}
 */
public record InstalledBrowser(BrowserProduct product, Path browser, Path driver, String version) {
  private static final Pattern VERSION = Pattern.compile("(\\d+)(\\.\\d+)+");
  private static final int ANSWER_TIMEOUT_SECONDS = 30;

  /**
   * Looks through the PATH.
   *
   * @throws GridUnavailableException when one is missing, or the two do not fit together
   */
  public static InstalledBrowser find(BrowserProduct product) throws GridUnavailableException {
    return find(product, Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  static InstalledBrowser find(BrowserProduct product, String path)
      throws GridUnavailableException {
    Path browser = executable(product, product.executables(), path);
    Path driver = executable(product, product.drivers(), path);
    String version = version(browser);
    String driverVersion = version(driver);
    if (product == BrowserProduct.CHROME) {
      checkSameRelease(version, driverVersion);
    }
    return new InstalledBrowser(product, browser, driver, version);
  }

  /** ChromeDriver drives the Chromium of its own major version; GeckoDriver any Firefox. */
  static void checkSameRelease(String browser, String driver) throws GridUnavailableException {
    if (!majorVersion(browser).equals(majorVersion(driver))) {
      throw new GridUnavailableException(
          "chromium is version "
              + browser
              + " and chromedriver "
              + driver
              + ", expected the same major version"
              + remedy(BrowserProduct.CHROME));
    }
  }

  private static String remedy(BrowserProduct product) {
    return "; on Debian: " + product.installation();
  }

  private static Path executable(BrowserProduct product, List<String> names, String path)
      throws GridUnavailableException {
    for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
      for (String name : names) {
        Path candidate = Path.of(folder, name);
        if (!folder.isEmpty() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
          return candidate.toAbsolutePath();
        }
      }
    }
    throw new GridUnavailableException(
        "no " + String.join(" or ", names) + " in the PATH (" + path + ")" + remedy(product));
  }

  private static String version(Path executable) throws GridUnavailableException {
    try {
      Process process =
          new ProcessBuilder(executable.toString(), "--version")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        if (!process.waitFor(ANSWER_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
          throw new GridUnavailableException(
              executable + " --version: no answer for " + ANSWER_TIMEOUT_SECONDS + " s");
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher matcher = VERSION.matcher(output);
        if (!matcher.find()) {
          throw new GridUnavailableException(
              executable + " --version: found \"" + output.strip() + "\", expected a version");
        }
        return matcher.group();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new GridUnavailableException(executable + " cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GridUnavailableException("interrupted while asking for versions", e);
    }
  }

  private static String majorVersion(String version) {
    return version.substring(0, version.indexOf('.'));
  }
}
