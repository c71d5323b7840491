package io.turnout.transport.server;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import io.turnout.net.EventLoop;
import io.turnout.sdp.Fingerprint;
import io.turnout.sdp.IceParameters;
import io.turnout.transport.DtlsRole;
import io.turnout.transport.MediaTransport;
import io.turnout.transport.RemoteTransportParameters;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Confined to a test's thread. A peer connection of libwebrtc that sends and receives one audio.
 */
final class LibwebrtcPeer implements AutoCloseable {
  private static final int SAMPLE_RATE = 48_000;
  private static final int SAMPLES_IN_10_MS = SAMPLE_RATE / 100;

  // The dummy device records nothing: two sources at once make libwebrtc abort the process.
  private final AudioDeviceModule device = new AudioDeviceModule(AudioLayer.kDummyAudio);
  private final PeerConnectionFactory factory = new PeerConnectionFactory(device);
  private final CustomAudioSource source = new CustomAudioSource();
  private final RTCPeerConnection connection;
  private final CompletableFuture<Boolean> connected = new CompletableFuture<>();
  private final Thread speaker;
  private volatile boolean closed;

  LibwebrtcPeer() {
    RTCConfiguration configuration = new RTCConfiguration();
    connection =
        factory.createPeerConnection(
            configuration,
            new PeerConnectionObserver() {
              @Override
              public void onIceCandidate(RTCIceCandidate candidate) {
                // The server learns the address from the checks.
              }

              @Override
              public void onConnectionChange(RTCPeerConnectionState state) {
                if (state == RTCPeerConnectionState.CONNECTED) {
                  connected.complete(true);
                } else if (state == RTCPeerConnectionState.FAILED) {
                  connected.complete(false);
                }
              }
            });
    connection.addTrack(factory.createAudioTrack("audio", source), List.of("stream"));
    speaker = Thread.ofPlatform().name("libwebrtc-speaker").daemon().start(this::speak);
  }

  /** Offers to the transport and starts it in that role. */
  void negotiate(MediaTransport transport, EventLoop loop, DtlsRole serverRole) throws Exception {
    String offer = create().get(10, TimeUnit.SECONDS);
    set(true, RTCSdpType.OFFER, offer).get(10, TimeUnit.SECONDS);
    RemoteTransportParameters remote =
        new RemoteTransportParameters(
            new IceParameters(find("a=ice-ufrag:(\\S+)", offer), find("a=ice-pwd:(\\S+)", offer)),
            List.of(new Fingerprint("sha-256", find("a=fingerprint:sha-256 (\\S+)", offer))));
    CompletableFuture<Void> started = new CompletableFuture<>();
    loop.execute(
        () -> {
          transport.start(remote, serverRole);
          started.complete(null);
        });
    started.get(5, TimeUnit.SECONDS);
    set(false, RTCSdpType.ANSWER, answer(transport, serverRole, offer)).get(10, TimeUnit.SECONDS);
  }

  private static String answer(MediaTransport transport, DtlsRole role, String offer) {
    Fingerprint fingerprint = transport.localFingerprint();
    return String.join(
        "\r\n",
        "v=0",
        "o=- 1 1 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        "a=group:BUNDLE 0",
        "a=ice-lite",
        "m=audio 9 UDP/TLS/RTP/SAVPF " + opusPayloadType(offer),
        "c=IN IP4 0.0.0.0",
        "a=mid:0",
        "a=sendrecv",
        "a=rtcp-mux",
        "a=rtpmap:" + opusPayloadType(offer) + " opus/48000/2",
        "a=ice-ufrag:" + transport.localIceParameters().usernameFragment(),
        "a=ice-pwd:" + transport.localIceParameters().password(),
        "a=fingerprint:" + fingerprint.hashFunction() + " " + fingerprint.value(),
        "a=setup:" + (role == DtlsRole.SERVER ? "passive" : "active"),
        "a=" + transport.localCandidates().getFirst().toAttribute(),
        "a=end-of-candidates",
        "a=ssrc:305419896 cname:turnout",
        "");
  }

  private static String opusPayloadType(String offer) {
    return find("a=rtpmap:(\\d+) opus/48000/2", offer);
  }

  private static String find(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("offer lacks " + pattern + ":\n" + text);
    }
    return matcher.group(1);
  }

  boolean awaitConnected() throws Exception {
    return connected.get(20, TimeUnit.SECONDS);
  }

  /** {@return packets that libwebrtc received and decrypted} */
  long packetsReceived() throws Exception {
    CompletableFuture<RTCStatsReport> report = new CompletableFuture<>();
    connection.getStats(report::complete);
    long packets = 0;
    for (RTCStats stats : report.get(10, TimeUnit.SECONDS).getStats().values()) {
      if (stats.getType() == RTCStatsType.INBOUND_RTP
          && stats.getAttributes().get("packetsReceived") instanceof Number number) {
        packets += number.longValue();
      }
    }
    return packets;
  }

  private void speak() {
    byte[] samples = new byte[2 * SAMPLES_IN_10_MS];
    for (int i = 0; !closed; i++) {
      for (int s = 0; s < SAMPLES_IN_10_MS; s++) {
        samples[2 * s + 1] = (byte) (((i + s) % 40) - 20);
      }
      source.pushAudio(samples, 16, SAMPLE_RATE, 1, SAMPLES_IN_10_MS);
      try {
        TimeUnit.MILLISECONDS.sleep(10);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private CompletableFuture<String> create() {
    CompletableFuture<String> sdp = new CompletableFuture<>();
    connection.createOffer(
        new RTCOfferOptions(),
        new CreateSessionDescriptionObserver() {
          @Override
          public void onSuccess(RTCSessionDescription description) {
            sdp.complete(description.sdp);
          }

          @Override
          public void onFailure(String error) {
            sdp.completeExceptionally(new IllegalStateException(error));
          }
        });
    return sdp;
  }

  private CompletableFuture<Void> set(boolean local, RTCSdpType type, String sdp) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    SetSessionDescriptionObserver observer =
        new SetSessionDescriptionObserver() {
          @Override
          public void onSuccess() {
            done.complete(null);
          }

          @Override
          public void onFailure(String error) {
            done.completeExceptionally(new IllegalStateException(error));
          }
        };
    RTCSessionDescription description = new RTCSessionDescription(type, sdp);
    if (local) {
      connection.setLocalDescription(description, observer);
    } else {
      connection.setRemoteDescription(description, observer);
    }
    return done;
  }

  @Override
  public void close() {
    closed = true;
    try {
      speaker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
    factory.dispose();
    source.dispose();
  }
}
