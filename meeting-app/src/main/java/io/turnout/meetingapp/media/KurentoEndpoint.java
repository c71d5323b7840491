package io.turnout.meetingapp.media;

import io.turnout.meetingapp.protocol.IceCandidate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kurento.client.RTCInboundRTPStreamStats;
import org.kurento.client.Stats;
import org.kurento.client.WebRtcEndpoint;

/** Thread-safe. An endpoint on Kurento's client. */
final class KurentoEndpoint implements StreamEndpoint {
  private final WebRtcEndpoint endpoint;
  private final EndpointName.Role role;

  KurentoEndpoint(WebRtcEndpoint endpoint, EndpointName.Role role) {
    this.endpoint = endpoint;
    this.role = role;
  }

  @Override
  public String id() {
    return endpoint.getId();
  }

  @Override
  public String processOffer(String sdpOffer) {
    return KurentoCalls.ask("processOffer", () -> endpoint.processOffer(sdpOffer));
  }

  @Override
  public void gatherCandidates() {
    KurentoCalls.run("gatherCandidates", endpoint::gatherCandidates);
  }

  @Override
  public void addIceCandidate(IceCandidate candidate) {
    String mid = candidate.sdpMid();
    Integer index = candidate.sdpMLineIndex();
    var kurentoCandidate =
        new org.kurento.client.IceCandidate(
            candidate.candidate(), mid == null ? "" : mid, index == null ? 0 : index);
    KurentoCalls.run("addIceCandidate", () -> endpoint.addIceCandidate(kurentoCandidate));
  }

  @Override
  public void connect(StreamEndpoint sink) {
    if (!(sink instanceof KurentoEndpoint other)) {
      throw new MediaServerException("connect: the sink is of another gateway");
    }
    KurentoCalls.run("connect", () -> endpoint.connect(other.endpoint));
  }

  @Override
  public @Nullable Long bytesReceived() {
    if (role != EndpointName.Role.SENDING) {
      return null;
    }
    Map<String, Stats> stats = KurentoCalls.ask("getStats", () -> endpoint.getStats());
    if (stats == null) {
      return null;
    }
    return stats.values().stream()
        .filter(RTCInboundRTPStreamStats.class::isInstance)
        .mapToLong(s -> ((RTCInboundRTPStreamStats) s).getBytesReceived())
        .sum();
  }

  @Override
  public void release() {
    KurentoCalls.release(endpoint);
  }
}
