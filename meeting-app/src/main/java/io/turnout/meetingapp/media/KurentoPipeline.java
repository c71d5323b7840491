package io.turnout.meetingapp.media;

import java.util.OptionalInt;
import org.kurento.client.MediaPipeline;
import org.kurento.client.WebRtcEndpoint;

/** Thread-safe. A pipeline on Kurento's client. */
final class KurentoPipeline implements MeetingPipeline {
  private final MediaPipeline pipeline;
  private final OptionalInt videoBandwidthKbps;

  KurentoPipeline(MediaPipeline pipeline, OptionalInt videoBandwidthKbps) {
    this.pipeline = pipeline;
    this.videoBandwidthKbps = videoBandwidthKbps;
  }

  @Override
  public StreamEndpoint createEndpoint(EndpointName name, EndpointListener listener) {
    WebRtcEndpoint endpoint =
        KurentoCalls.ask("create WebRtcEndpoint", new WebRtcEndpoint.Builder(pipeline)::build);
    try {
      KurentoCalls.run("set up WebRtcEndpoint", () -> setUp(endpoint, name, listener));
      return new KurentoEndpoint(endpoint, name.role());
    } catch (MediaServerException e) {
      KurentoCalls.release(endpoint);
      throw e;
    }
  }

  private void setUp(WebRtcEndpoint endpoint, EndpointName name, EndpointListener listener) {
    endpoint.setName(name.text());
    endpoint.addTag("meeting", name.meetingId());
    endpoint.addTag("user", name.userId());
    endpoint.addTag("stream", name.streamId());
    endpoint.addTag("role", name.role().tag());
    videoBandwidthKbps.ifPresent(
        kbps -> {
          endpoint.setMaxVideoSendBandwidth(kbps);
          endpoint.setMaxVideoRecvBandwidth(kbps);
        });
    KurentoEndpointEvents.subscribe(endpoint, name.role(), listener);
  }

  @Override
  public void release() {
    KurentoCalls.release(pipeline);
  }
}
