package io.turnout.virtualuser.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.ImmutableCapabilities;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.RemoteWebDriver;

final class VirtualDisplayTest {
  private static final Path X_VFB = Path.of("/usr/bin/Xvfb");

  @Test
  void shouldSayWhatIsMissingAndHowToGetIt(@TempDir Path empty) {
    assertThatIOException()
        .isThrownBy(() -> VirtualDisplay.start(empty, empty.toString()))
        .withMessageContaining("no Xvfb in the PATH (" + empty + ")")
        .withMessageContaining("apt install xvfb x11vnc websockify");
  }

  @Test
  void shouldGiveSessionsThatWantAWindowToNodesWithADisplay() {
    LabelSlotMatcher matcher = new LabelSlotMatcher();
    var plain = new ImmutableCapabilities("browserName", "chrome");
    var displayed =
        new ImmutableCapabilities("browserName", "chrome", TurnoutCapabilities.DISPLAY, true);

    assertThat(matcher.matches(plain, displayed)).isFalse();
    assertThat(matcher.matches(displayed, displayed)).isTrue();
    assertThat(matcher.matches(displayed, plain)).isTrue();
  }

  @Test
  @Tag("full")
  @Timeout(300)
  void shouldShowABrowsersWindowOnTheGridsPages() throws Exception {
    assumeTrue(Files.exists(X_VFB), "Xvfb is not installed: apt install xvfb x11vnc websockify");
    Path folder;
    try (GridHub hub = GridHub.start(HubOptions.onLoopback());
        GridNode node =
            GridNode.start(
                NodeOptions.onLoopback(hub.address(), hub.bus(), BrowserSlots.ofChrome(1))
                    .withDisplay())) {
      folder = node.processes().folder();
      ChromeOptions window = new ChromeOptions();
      window.addArguments("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-quic");
      window.addArguments("--disable-background-networking", "--disable-sync");
      window.addArguments("--disable-component-update");
      window.setCapability(TurnoutCapabilities.DISPLAY, true);
      RemoteWebDriver driver = new RemoteWebDriver(hub.address().toURL(), window);
      try {
        assertThat(driver.getCapabilities().getCapability("se:vncEnabled")).isEqualTo(true);
        assertThat(greeting(hub.address(), String.valueOf(driver.getSessionId())))
            .startsWith("RFB 003");
      } finally {
        driver.quit();
      }
    }
    assertThat(folder).doesNotExist();
    assertThat(BrowserProcesses.of(folder).running()).isEmpty();
  }

  /** The first words of the RFB protocol, through the hub as its pages have them. */
  private static String greeting(URI hub, String session) throws Exception {
    CompletableFuture<String> first = new CompletableFuture<>();
    WebSocket.Listener listener =
        new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            first.complete(StandardCharsets.US_ASCII.decode(data).toString());
            return CompletableFuture.completedStage(null);
          }
        };
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI address = URI.create("ws://" + hub.getAuthority() + "/session/" + session + "/se/vnc");
      WebSocket socket =
          http.newWebSocketBuilder().buildAsync(address, listener).get(30, TimeUnit.SECONDS);
      try {
        return first.get(30, TimeUnit.SECONDS);
      } finally {
        socket.abort();
      }
    }
  }
}
