package io.turnout.kurento;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KurentoTypeTest {
  @Test
  void shouldDescribeWebRtcEndpointAsKurentoDoes() {
    assertThat(KurentoType.WEB_RTC_ENDPOINT.hierarchy())
        .extracting(KurentoType::qualifiedName)
        .containsExactly(
            "kurento.BaseRtpEndpoint",
            "kurento.SdpEndpoint",
            "kurento.SessionEndpoint",
            "kurento.Endpoint",
            "kurento.MediaElement",
            "kurento.MediaObject");
  }

  @Test
  void shouldFindTypesByNameWithAndWithoutModule() {
    assertThat(KurentoType.named("WebRtcEndpoint")).contains(KurentoType.WEB_RTC_ENDPOINT);
    assertThat(KurentoType.named("kurento.WebRtcEndpoint")).contains(KurentoType.WEB_RTC_ENDPOINT);
    assertThat(KurentoType.named("core.WebRtcEndpoint")).isEmpty();
    assertThat(KurentoType.named("Nonsense")).isEmpty();
  }

  @Test
  void shouldInheritEvents() {
    assertThat(KurentoType.WEB_RTC_ENDPOINT.raises(EventType.ERROR)).isTrue();
    assertThat(KurentoType.WEB_RTC_ENDPOINT.raises(EventType.MEDIA_STATE_CHANGED)).isTrue();
    assertThat(KurentoType.MEDIA_PIPELINE.raises(EventType.MEDIA_STATE_CHANGED)).isFalse();
    assertThat(KurentoType.SERVER_MANAGER.raises(EventType.OBJECT_CREATED)).isTrue();
  }

  @Test
  void shouldNestIdsUnderTheirParents() {
    MediaObjectId pipeline = MediaObjectId.random(KurentoType.MEDIA_PIPELINE);
    MediaObjectId endpoint = pipeline.randomChild(KurentoType.WEB_RTC_ENDPOINT);

    assertThat(pipeline.value()).matches("[0-9a-f-]{36}_kurento\\.MediaPipeline");
    assertThat(endpoint.value())
        .startsWith(pipeline.value() + "/")
        .endsWith("_kurento.WebRtcEndpoint");
  }
}
