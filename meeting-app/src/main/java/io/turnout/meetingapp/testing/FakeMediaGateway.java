package io.turnout.meetingapp.testing;

import io.turnout.meetingapp.media.EndpointListener;
import io.turnout.meetingapp.media.EndpointName;
import io.turnout.meetingapp.media.MediaGateway;
import io.turnout.meetingapp.media.MediaServerException;
import io.turnout.meetingapp.media.MediaServerStatus;
import io.turnout.meetingapp.media.MeetingPipeline;
import io.turnout.meetingapp.media.StreamEndpoint;
import io.turnout.meetingapp.protocol.IceCandidate;
import io.turnout.meetingapp.protocol.MediaKind;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. A media server that exists in memory only: it answers at once, counts what lives,
 * and fails when told to. No media flows.
 */
public final class FakeMediaGateway implements MediaGateway {
  private final URI uri;
  private final Set<Pipeline> pipelines = ConcurrentHashMap.newKeySet();
  private final AtomicInteger ids = new AtomicInteger();
  private volatile boolean connected = true;
  private volatile boolean refusesOffers;
  private volatile boolean refusesPipelines;
  private volatile Runnable lostListener = () -> {};

  /** A connected server of that name. */
  public FakeMediaGateway(String name) {
    this.uri = URI.create("ws://" + name + ":8888/kurento");
  }

  /** {@return pipelines not yet released} */
  public int livePipelines() {
    return pipelines.size();
  }

  /** {@return endpoints not yet released} */
  public int liveEndpoints() {
    return pipelines.stream().mapToInt(p -> p.endpoints.size()).sum();
  }

  /** {@return the names of the endpoints not yet released, each with its candidates' count} */
  public Map<EndpointName, Integer> candidatesReceived() {
    Map<EndpointName, Integer> counts = new ConcurrentHashMap<>();
    pipelines.forEach(
        p -> p.endpoints.forEach(e -> counts.put(e.name, e.candidatesReceived.get())));
    return counts;
  }

  /** Lets every offer fail, or succeed again. */
  public void refuseOffers(boolean refuse) {
    refusesOffers = refuse;
  }

  /** Lets every new pipeline fail, or succeed again. */
  public void refusePipelines(boolean refuse) {
    refusesPipelines = refuse;
  }

  /** The server dies with all that it has. */
  public void lose() {
    connected = false;
    pipelines.clear();
    lostListener.run();
  }

  /** Tells every endpoint's owner that media flows, or flows no longer. */
  public void flow(boolean flowing) {
    long now = System.currentTimeMillis();
    pipelines.forEach(
        p ->
            p.endpoints.forEach(
                e -> {
                  e.listener.onMediaFlow(MediaKind.AUDIO, flowing, now);
                  e.listener.onMediaFlow(MediaKind.VIDEO, flowing, now);
                }));
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public MediaServerStatus status() {
    return connected
        ? new MediaServerStatus(uri, true, "7.3.0", 2, 12.5, 48L << 20)
        : MediaServerStatus.disconnected(uri);
  }

  @Override
  public void onLost(Runnable listener) {
    lostListener = listener;
  }

  @Override
  public MeetingPipeline createPipeline(String meetingId) {
    if (!connected || refusesPipelines) {
      throw new MediaServerException("createMediaPipeline: refused by the test");
    }
    Pipeline pipeline = new Pipeline();
    pipelines.add(pipeline);
    return pipeline;
  }

  @Override
  public void close() {
    connected = false;
    pipelines.clear();
  }

  private final class Pipeline implements MeetingPipeline {
    private final Set<Endpoint> endpoints = ConcurrentHashMap.newKeySet();

    @Override
    public StreamEndpoint createEndpoint(EndpointName name, EndpointListener listener) {
      if (!pipelines.contains(this)) {
        throw new MediaServerException("create WebRtcEndpoint: the pipeline is gone");
      }
      Endpoint endpoint = new Endpoint(this, name, listener);
      endpoints.add(endpoint);
      return endpoint;
    }

    @Override
    public void release() {
      pipelines.remove(this);
    }
  }

  private final class Endpoint implements StreamEndpoint {
    private final Pipeline pipeline;
    private final EndpointName name;
    private final EndpointListener listener;
    private final String id = "endpoint-" + ids.incrementAndGet();
    private final AtomicInteger candidatesReceived = new AtomicInteger();

    Endpoint(Pipeline pipeline, EndpointName name, EndpointListener listener) {
      this.pipeline = pipeline;
      this.name = name;
      this.listener = listener;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String processOffer(String sdpOffer) {
      requireLive("processOffer");
      if (refusesOffers) {
        throw new MediaServerException("processOffer: Invalid SDP");
      }
      return "answer to " + sdpOffer;
    }

    @Override
    public void gatherCandidates() {
      requireLive("gatherCandidates");
      listener.onIceCandidate(new IceCandidate("candidate:1 1 UDP 1 127.0.0.1 9 typ host", "0", 0));
    }

    @Override
    public void addIceCandidate(IceCandidate candidate) {
      requireLive("addIceCandidate");
      candidatesReceived.incrementAndGet();
    }

    @Override
    public void connect(StreamEndpoint sink) {
      requireLive("connect");
    }

    @Override
    public @Nullable Long bytesReceived() {
      return null;
    }

    @Override
    public void release() {
      pipeline.endpoints.remove(this);
    }

    private void requireLive(String operation) {
      if (!pipeline.endpoints.contains(this)) {
        throw new MediaServerException(operation + ": " + id + " is released");
      }
    }
  }
}
