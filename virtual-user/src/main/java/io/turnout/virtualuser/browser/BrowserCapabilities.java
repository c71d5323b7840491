package io.turnout.virtualuser.browser;

import io.turnout.report.record.UserAction;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.grid.TurnoutCapabilities;
import io.turnout.virtualuser.pattern.ActionSchedule;
import io.turnout.virtualuser.pattern.UserPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.firefox.FirefoxOptions;
import org.openqa.selenium.logging.LogType;

/** Pure. The W3C WebDriver capabilities of a virtual user's browser. */
final class BrowserCapabilities {
  private BrowserCapabilities() {}

  static Capabilities of(BrowserOptions options, Invitation invitation) {
    MutableCapabilities capabilities =
        switch (options.browser()) {
          case CHROME ->
              withLogs(
                  new ChromeOptions()
                      .addArguments(chromium(options, invitation.pattern(), isRoot())));
          case FIREFOX -> firefox(options);
        };
    capabilities.setCapability(
        "se:name", invitation.user().meeting() + " " + invitation.user().user());
    capabilities.setCapability(TurnoutCapabilities.MEETING, invitation.user().meeting());
    options.choice().applyTo(capabilities);
    return capabilities;
  }

  /** The page's console and the driver's commands, for evidence; Firefox's driver has neither. */
  private static MutableCapabilities withLogs(ChromeOptions chromium) {
    chromium.setCapability(
        "goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL", LogType.DRIVER, "INFO"));
    return chromium;
  }

  static List<String> chromium(BrowserOptions options, UserPattern pattern, boolean root) {
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

  private static FirefoxOptions firefox(BrowserOptions options) {
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

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "root".equals(System.getProperty("user.name"));
    }
  }
}
