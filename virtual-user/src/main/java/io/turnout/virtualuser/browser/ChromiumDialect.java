package io.turnout.virtualuser.browser;

import io.turnout.report.record.UserAction;
import io.turnout.virtualuser.Thumbnail;
import io.turnout.virtualuser.pattern.ActionSchedule;
import io.turnout.virtualuser.pattern.UserPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

/** Thread-safe. Chromium and Chrome, with ChromeDriver. */
final class ChromiumDialect implements BrowserDialect {
  private static final int JPEG_QUALITY = 35;

  /** With the page's console and the driver's commands, for evidence. */
  @Override
  public MutableCapabilities capabilities(BrowserOptions options, UserPattern pattern) {
    ChromeOptions chromium = new ChromeOptions();
    chromium.addArguments(arguments(options, pattern, isRoot()));
    chromium.setCapability(
        "goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL", LogType.DRIVER, "INFO"));
    return chromium;
  }

  /**
   * By one command of the Chrome DevTools Protocol over the WebDriver connection: WebDriver BiDi
   * costs a second page in each browser, which is load.
   */
  @Override
  public void runBeforePages(GridSession driver, String script) {
    driver.devTools(
        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", script, "runImmediately", true));
  }

  /** Without a scale of its own, which would lay the page out anew. */
  @Override
  public Thumbnail thumbnail(GridSession driver) {
    Object answer =
        driver.devTools(
            "Page.captureScreenshot",
            Map.of("format", "jpeg", "quality", JPEG_QUALITY, "optimizeForSpeed", true));
    if (answer instanceof Map<?, ?> map && map.get("data") instanceof String data) {
      return new Thumbnail("image/jpeg", Base64.getDecoder().decode(data));
    }
    throw new IllegalStateException("Page.captureScreenshot gave no data");
  }

  static List<String> arguments(BrowserOptions options, UserPattern pattern, boolean root) {
    List<String> arguments = new ArrayList<>();
    if (options.headless()) {
      arguments.add("--headless=new");
      arguments.add("--disable-gpu");
    }
    if (root) {
      // Chromium refuses to start as root with its sandbox.
      arguments.add("--no-sandbox");
    }
    arguments.add("--use-fake-ui-for-media-stream");
    arguments.add("--use-fake-device-for-media-stream=" + fakeDevice(options, pattern));
    options
        .captureFiles()
        .camera()
        .ifPresent(path -> arguments.add("--use-file-for-fake-video-capture=" + path));
    options
        .captureFiles()
        .microphone()
        .ifPresent(path -> arguments.add("--use-file-for-fake-audio-capture=" + path));
    arguments.addAll(
        List.of(
            "--autoplay-policy=no-user-gesture-required",
            "--mute-audio",
            // Where loopback is the only interface there are no ICE candidates without this.
            "--allow-loopback-in-peer-connection",
            // Nobody looks at the window; the page must not be slowed down for it.
            "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--window-size=960,720",
            // One process instead of four: most of a virtual user's cost is waking processes up.
            "--in-process-gpu",
            "--enable-features=NetworkServiceInProcess2",
            // Frames of other origins stay in the page's process, where the hook reaches them.
            "--disable-site-isolation-trials",
            "--disable-features=AudioServiceOutOfProcess,IsolateOrigins,site-per-process"));
    arguments.addAll(options.extraArguments());
    return arguments;
  }

  /** The scripts in the page ask for fewer pictures where the device cannot give so few. */
  private static String fakeDevice(BrowserOptions options, UserPattern pattern) {
    OptionalInt wanted =
        pattern.camera().map(UserPattern.Camera::framesPerSecond).orElse(OptionalInt.empty());
    String device =
        "fps="
            + Math.max(
                BrowserOptions.FEWEST_FRAMES_PER_SECOND,
                wanted.orElse(options.cameraFramesPerSecond()));
    boolean shares =
        ActionSchedule.actionsOf(pattern, Optional.empty()).contains(UserAction.START_SCREEN_SHARE);
    // The tab itself is what is shared: its real picture, chosen without anybody asking.
    return shares ? device + ",display-media-type=browser" : device;
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "root".equals(System.getProperty("user.name"));
    }
  }
}
