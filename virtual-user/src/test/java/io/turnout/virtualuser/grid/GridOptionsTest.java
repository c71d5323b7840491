package io.turnout.virtualuser.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridOptionsTest {
  private static final URI HUB = URI.create("http://10.0.0.5:4444");

  @Test
  void shouldReadSlotsOfSeveralBrowsers() {
    BrowserSlots slots = BrowserSlots.parse("firefox=2, chrome=4");

    assertThat(slots.counts())
        .containsExactly(Map.entry(BrowserProduct.CHROME, 4), Map.entry(BrowserProduct.FIREFOX, 2));
    assertThat(slots.total()).isEqualTo(6);
    assertThat(slots).hasToString("chrome=4,firefox=2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chrome       | found 'chrome', expected BROWSER=COUNT",
        "opera=2      | found opera, expected chrome or firefox",
        "chrome=0     | found chrome=0, expected 1 to 1000",
        "chrome=two   | found 'two', expected a number",
        "chrome=1,chrome=2 | found chrome twice"
      })
  void shouldSayWhatIsWrongWithSlots(String text, String said) {
    assertThatThrownBy(() -> BrowserSlots.parse(text)).hasMessageContaining(said);
  }

  @Test
  void shouldRefuseANodeThatTheHubCannotReach() {
    assertThatThrownBy(() -> node("0.0.0.0", Optional.empty()))
        .hasMessageContaining("where the hub reaches the node");
    assertThatThrownBy(
            () ->
                NodeOptions.onLoopback(
                    URI.create("http://hub"), EventBusPorts.STANDARD, BrowserSlots.ofChrome(1)))
        .hasMessageContaining("expected an address with a port");
  }

  @Test
  void shouldNotShowTheSecret() {
    assertThat(node("10.0.0.6", Optional.of("s3cr3t")).toString()).doesNotContain("s3cr3t");
    assertThat(
            new HubOptions(
                    "10.0.0.5",
                    4444,
                    EventBusPorts.STANDARD,
                    Duration.ofMinutes(2),
                    32,
                    Optional.of("s3cr3t"))
                .toString())
        .doesNotContain("s3cr3t");
  }

  @Test
  void shouldLetTheHubNoticeASilentNodeWithinSeconds() {
    Map<String, Object> hub = Settings.hub(HubOptions.onLoopback(), 4444, EventBusPorts.STANDARD);
    Map<String, Object> node =
        Settings.node(node("10.0.0.6", Optional.of("s3cr3t")), 5555, List.of(offer()));

    assertThat(hub.get("distributor"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("purge-nodes-interval", 1);
    assertThat(hub.get("distributor"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("slot-selector", MeetingSlotSelector.class.getName());
    assertThat(node.get("node"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("heartbeat-period", 2L);
    assertThat(node.get("server"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("registration-secret", "s3cr3t");
    assertThat(node.get("events"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("publish", "tcp://10.0.0.5:4442")
        .containsEntry("bind", false);
  }

  private static Settings.Offer offer() {
    return new Settings.Offer(
        new InstalledBrowser(
            BrowserProduct.CHROME,
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromedriver"),
            "156.0.1.2"),
        Path.of("/tmp/driver.sh"),
        4,
        false,
        Optional.empty(),
        List.of("ssd"));
  }

  private static NodeOptions node(String host, Optional<String> secret) {
    return new NodeOptions(
        HUB,
        EventBusPorts.STANDARD,
        host,
        0,
        BrowserSlots.ofChrome(4),
        List.of("ssd"),
        false,
        Optional.empty(),
        Duration.ofMinutes(2),
        Duration.ofSeconds(2),
        Duration.ofMinutes(2),
        secret);
  }
}
