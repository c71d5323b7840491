package io.turnout.virtualuser.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.report.record.PortalCount;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PortalAdapterTest {
  private static final URI BASE = URI.create("http://localhost:8080/");
  private static final String ADAPTER =
      """
      name: app
      join:
        - open: "{base}/{meeting}"
      leave:
        - click: "#leave"
      expect:
        inbound: { audio: others, video: others }
      """;
  private static final String PORTAL =
      """
      portal:
        open: "{base}/admin"
        ready:
          - fill: { selector: "#token", text: "%s" }
        count: "return window.counts;"
      """;

  @Test
  void shouldHaveNoPortalUnlessTheFileHasOne() throws Exception {
    assertThat(YamlAdapter.parse("app.yaml", ADAPTER, BASE).portal()).isEmpty();
    assertThat(MeetingAppAdapter.at(BASE).portal()).isPresent();
  }

  @Test
  void shouldRefusePlaceholdersThatAPortalDoesNotHave() {
    assertThatThrownBy(
            () -> YamlAdapter.parse("app.yaml", ADAPTER + PORTAL.formatted("{meeting}"), BASE))
        .isInstanceOf(AdapterFormatException.class)
        .hasMessageContaining("placeholder {meeting}, expected one of [base, portalToken]");
  }

  @Test
  void shouldReadTheCount() throws Exception {
    assertThat(count(Map.of("meetings", 2L, "users", 4L, "flowingStreams", 5.0)))
        .isEqualTo(new PortalCount(2, 4, 5));
  }

  @Test
  void shouldTakeNothingUnknownForAFigure() {
    Map<String, Object> counts = new HashMap<>(Map.of("meetings", 2L, "users", 4L));
    assertThatThrownBy(() -> count(counts))
        .isInstanceOf(PageException.class)
        .hasMessageContaining("found flowingStreams null");
    counts.put("flowingStreams", 1.5);
    assertThatThrownBy(() -> count(counts)).hasMessageContaining("found flowingStreams 1.5");
    assertThatThrownBy(() -> count(null)).hasMessage("the portal shows no figures");
  }

  private static PortalCount count(@Nullable Object answer) throws Exception {
    Optional<PortalAdapter> portal =
        YamlAdapter.parse("app.yaml", ADAPTER + PORTAL.formatted("{portalToken}"), BASE).portal();
    PageDriver page =
        (PageDriver)
            Proxy.newProxyInstance(
                PageDriver.class.getClassLoader(),
                new Class<?>[] {PageDriver.class},
                (_, _, _) -> answer);
    return portal.orElseThrow().count(page);
  }
}
