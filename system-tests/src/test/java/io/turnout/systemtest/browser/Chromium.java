package io.turnout.systemtest.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Pure. Headless Chromium with a fake camera and microphone, driven without a Grid. */
public final class Chromium {
  private static final Duration SCRIPT_TIMEOUT = Duration.ofSeconds(60);

  private Chromium() {}

  /**
   * Starts a browser; its driver's {@code quit} ends it.
   *
   * @param profile an empty folder of its own
   */
  public static ChromeDriver start(Path profile, int cameraFramesPerSecond) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium").toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--in-process-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-background-timer-throttling",
        "--disable-backgrounding-occluded-windows",
        "--disable-renderer-backgrounding",
        "--enable-features=NetworkServiceInProcess2",
        "--disable-features=AudioServiceOutOfProcess",
        "--mute-audio",
        "--allow-loopback-in-peer-connection",
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream=fps=" + cameraFramesPerSecond,
        "--autoplay-policy=no-user-gesture-required",
        "--user-data-dir=" + profile);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").toFile())
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(SCRIPT_TIMEOUT);
    return driver;
  }

  private static Path program(String name) {
    return onPath(name)
        .orElseThrow(() -> new AssertionError(name + " is not on the PATH; ./check installs it"));
  }

  private static Optional<Path> onPath(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
