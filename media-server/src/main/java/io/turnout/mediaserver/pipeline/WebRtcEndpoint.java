package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.EventType;
import io.turnout.kurento.KurentoErrorCode;
import io.turnout.kurento.KurentoEvent;
import io.turnout.kurento.KurentoException;
import io.turnout.kurento.KurentoStruct;
import io.turnout.kurento.KurentoType;
import io.turnout.kurento.MediaType;
import io.turnout.mediaserver.forwarding.BandwidthLimits;
import io.turnout.mediaserver.forwarding.RtpSession;
import io.turnout.rtp.MediaKind;
import io.turnout.sdp.Direction;
import io.turnout.sdp.IceCandidate;
import io.turnout.sdp.LocalMediaParameters;
import io.turnout.sdp.MediaCapabilities;
import io.turnout.sdp.MediaDescription;
import io.turnout.sdp.Negotiation;
import io.turnout.sdp.SessionNegotiator;
import io.turnout.sdp.SetupRole;
import io.turnout.transport.DtlsRole;
import io.turnout.transport.MediaTransport;
import io.turnout.transport.RemoteTransportParameters;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * Confined to its pipeline's event loop. One peer: its session descriptions, its transport, and the
 * RTP session that receives from it and sends to it.
 */
public final class WebRtcEndpoint extends MediaElement {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long SSRC_BOUND = 0xFFFF_FFFFL;

  private final EndpointOptions options;
  private final EndpointEvents events = new EndpointEvents(this::raise);
  private final SdpExchange exchange = new SdpExchange();
  private final RtpSession rtp;
  private final MediaTransport transport;
  private final String cname = "turnout-" + Long.toHexString(RANDOM.nextLong());
  private final Map<MediaKind, Long> ssrcs = new EnumMap<>(MediaKind.class);
  private final Map<MediaKind, WebRtcEndpoint> origins = new EnumMap<>(MediaKind.class);
  private boolean gathered;

  WebRtcEndpoint(MediaObjects objects, MediaPipeline pipeline, EndpointOptions options) {
    super(objects, pipeline, KurentoType.WEB_RTC_ENDPOINT);
    this.options = options;
    MediaPlane plane = objects.plane();
    rtp =
        new RtpSession(
            pipeline.loop(), events, BandwidthLimits.DEFAULTS, plane.counters(pipeline.loop()));
    transport = plane.transports().create(pipeline.loop(), rtp.transportListener());
    rtp.attach(transport);
    long audioSsrc = RANDOM.nextLong(1, SSRC_BOUND);
    ssrcs.put(MediaKind.AUDIO, audioSsrc);
    ssrcs.put(MediaKind.VIDEO, audioSsrc % (SSRC_BOUND - 1) + 1);
    properties()
        .with("networkInterfaces", "")
        .with("iceTcp", false)
        .with("stunServerAddress", "")
        .with("stunServerPort", 3478)
        .with("turnUrl", "")
        .with("externalIPv4", "")
        .with("externalIPv6", "")
        .with("mtu", 1200)
        .with("rembParams", KurentoStruct.of("RembParams"));
  }

  @Override
  JsonNode invoke(String operation, Arguments arguments) {
    return switch (operation) {
      case "processOffer" -> processOffer(arguments.string("offer"));
      case "generateOffer" -> generateOffer(arguments);
      case "processAnswer" -> processAnswer(arguments.string("answer"));
      case "getLocalSessionDescriptor" -> StringNode.valueOf(exchange.localDescriptor());
      case "getRemoteSessionDescriptor" -> StringNode.valueOf(exchange.remoteDescriptor());
      case "gatherCandidates" -> gatherCandidates();
      case "addIceCandidate" -> addIceCandidate(arguments.nested("candidate"));
      case "requestKeyframe" -> {
        rtp.requestKeyFrame();
        yield NullNode.getInstance();
      }
      case "getMediaState" -> StringNode.valueOf(events.mediaState().name());
      case "getConnectionState" -> StringNode.valueOf(events.connectionState().name());
      case "getICECandidatePairs" -> candidatePairs();
      case "getIceConnectionState" -> iceConnections();
      case "getDtlsConnectionState" -> dtlsConnections();
      case "createDataChannel", "closeDataChannel" ->
          throw notSupported(operation, type(), "this server has no data channels");
      default -> {
        Optional<JsonNode> bandwidth = invokeBandwidth(operation, arguments);
        yield bandwidth.isPresent() ? bandwidth.get() : super.invoke(operation, arguments);
      }
    };
  }

  private Optional<JsonNode> invokeBandwidth(String operation, Arguments arguments) {
    BandwidthLimits limits = rtp.bandwidthLimits();
    return switch (operation) {
      case "getMaxVideoSendBandwidth" -> kbps(limits.maxVideoSendKbps());
      case "getMinVideoSendBandwidth" -> kbps(limits.minVideoSendKbps());
      case "getMaxVideoRecvBandwidth" -> kbps(limits.maxVideoRecvKbps());
      case "getMinVideoRecvBandwidth" -> kbps(limits.minVideoRecvKbps());
      case "getMaxAudioRecvBandwidth" -> kbps(limits.maxAudioRecvKbps());
      case "setMaxVideoSendBandwidth" ->
          limit(l -> l.withMaxVideoSendKbps(arguments.integer("maxVideoSendBandwidth")));
      case "setMinVideoSendBandwidth" ->
          limit(l -> l.withMinVideoSendKbps(arguments.integer("minVideoSendBandwidth")));
      case "setMaxVideoRecvBandwidth" ->
          limit(l -> l.withMaxVideoRecvKbps(arguments.integer("maxVideoRecvBandwidth")));
      case "setMinVideoRecvBandwidth" ->
          limit(l -> l.withMinVideoRecvKbps(arguments.integer("minVideoRecvBandwidth")));
      case "setMaxAudioRecvBandwidth" ->
          limit(l -> l.withMaxAudioRecvKbps(arguments.integer("maxAudioRecvBandwidth")));
      default -> Optional.empty();
    };
  }

  private static Optional<JsonNode> kbps(int value) {
    return Optional.of(IntNode.valueOf(value));
  }

  private Optional<JsonNode> limit(UnaryOperator<BandwidthLimits> change) {
    try {
      rtp.bandwidthLimits(change.apply(rtp.bandwidthLimits()));
    } catch (IllegalArgumentException e) {
      throw new KurentoException(
          KurentoErrorCode.MEDIA_OBJECT_ILLEGAL_PARAM_ERROR, String.valueOf(e.getMessage()));
    }
    return Optional.of(NullNode.getInstance());
  }

  private JsonNode processOffer(String offer) {
    negotiated(exchange.processOffer(offer, negotiator()));
    return StringNode.valueOf(exchange.localDescriptor());
  }

  private JsonNode generateOffer(Arguments arguments) {
    Set<MediaKind> kinds = EnumSet.allOf(MediaKind.class);
    if (arguments.count() > 0) {
      Arguments offerOptions = arguments.nested("options");
      if (!offerOptions.bool("offerToReceiveAudio", true)) {
        kinds.remove(MediaKind.AUDIO);
      }
      if (!offerOptions.bool("offerToReceiveVideo", true)) {
        kinds.remove(MediaKind.VIDEO);
      }
    }
    String offer = exchange.generateOffer(kinds, negotiator());
    announceCandidates();
    return StringNode.valueOf(offer);
  }

  private JsonNode processAnswer(String answer) {
    negotiated(exchange.processAnswer(answer));
    return StringNode.valueOf(exchange.localDescriptor());
  }

  private SessionNegotiator negotiator() {
    BandwidthLimits limits = rtp.bandwidthLimits();
    Map<MediaKind, Direction> directions = new EnumMap<>(MediaKind.class);
    for (MediaKind kind : MediaKind.values()) {
      directions.put(kind, options.direction());
    }
    return new SessionNegotiator(
        new LocalMediaParameters(
            MediaCapabilities.KURENTO,
            transport.localIceParameters(),
            transport.localFingerprint(),
            RANDOM.nextLong(1, Long.MAX_VALUE),
            cname,
            ssrcs,
            directions,
            Map.of(
                MediaKind.AUDIO, limits.maxAudioRecvKbps(),
                MediaKind.VIDEO, limits.maxVideoRecvKbps())));
  }

  private void negotiated(Negotiation outcome) {
    rtp.negotiated(NegotiatedMediaMapping.of(outcome.sections(), ssrcs, cname));
    raise(KurentoEvent.of(EventType.MEDIA_SESSION_STARTED));
    announceCandidates();
    transport.start(
        new RemoteTransportParameters(outcome.remoteIce(), outcome.remoteFingerprints()),
        outcome.localSetup() == SetupRole.ACTIVE ? DtlsRole.CLIENT : DtlsRole.SERVER);
    for (MediaDescription media : outcome.remote().media()) {
      media.candidates().forEach(this::addRemoteCandidate);
    }
  }

  private JsonNode gatherCandidates() {
    if (!gathered) {
      gathered = true;
      events.onGatheringStarted();
      announceCandidates();
    }
    return NullNode.getInstance();
  }

  /** Names the candidates once both are there: the wish to have them and m-sections to name. */
  private void announceCandidates() {
    if (!gathered || !exchange.hasLocalDescription()) {
      return;
    }
    List<IceCandidate> candidates = transport.localCandidates();
    List<MediaDescription> media = exchange.local().media();
    for (int i = 0; i < media.size(); i++) {
      if (media.get(i).isRejected()) {
        continue;
      }
      String mid = media.get(i).mid().orElse("");
      for (IceCandidate candidate : candidates) {
        raise(KurentoEvent.iceCandidateFound(candidate.toAttribute(), mid, i));
      }
    }
    exchange.gathered(candidates);
    raise(KurentoEvent.of(EventType.ICE_GATHERING_DONE));
    events.onGatheringDone();
  }

  private JsonNode addIceCandidate(Arguments candidate) {
    String text = candidate.string("candidate");
    // An empty candidate ends the candidates (RFC 8838, section 14); there is nothing to do.
    if (!text.isBlank()) {
      addRemoteCandidate(
          IceCandidate.parse(text)
              .orElseThrow(
                  () ->
                      new KurentoException(
                          KurentoErrorCode.ICE_ADD_CANDIDATE_ERROR,
                          "Error adding candidate: not of the grammar candidate:<foundation> …")));
    }
    return NullNode.getInstance();
  }

  private void addRemoteCandidate(IceCandidate candidate) {
    if (candidate.transport().equals("udp") && candidate.component() == 1) {
      transport.addRemoteCandidate(candidate);
    }
  }

  private JsonNode candidatePairs() {
    ArrayNode pairs = JsonNodeFactory.instance.arrayNode();
    transport
        .selectedCandidatePair()
        .ifPresent(
            pair ->
                pairs.add(
                    KurentoStruct.iceCandidatePair(
                        KurentoEvent.BUNDLE_STREAM_ID,
                        1,
                        pair.local().toAttribute(),
                        pair.remote().toAttribute())));
    return pairs;
  }

  private JsonNode iceConnections() {
    return JsonNodeFactory.instance
        .arrayNode()
        .add(
            KurentoStruct.of("IceConnection")
                .put("streamId", KurentoEvent.BUNDLE_STREAM_ID)
                .put("componentId", 1)
                .put("state", events.iceState().name()));
  }

  private JsonNode dtlsConnections() {
    return JsonNodeFactory.instance
        .arrayNode()
        .add(
            KurentoStruct.of("DtlsConnection")
                .put("streamId", KurentoEvent.BUNDLE_STREAM_ID)
                .put("componentId", "1")
                .put("connectionId", "1")
                .put("state", events.dtlsState().name()));
  }

  @Override
  boolean isFlowingIn(MediaType mediaType) {
    return kind(mediaType).filter(rtp::isFlowingIn).isPresent();
  }

  @Override
  boolean isFlowingOut(MediaType mediaType) {
    return kind(mediaType).filter(rtp::isFlowingOut).isPresent();
  }

  @Override
  JsonNode stats(Optional<MediaType> mediaType) {
    return StreamStatsMapping.toJson(
        rtp.stats().stream()
            .filter(
                stream ->
                    mediaType.isEmpty() || kind(mediaType.get()).equals(Optional.of(stream.kind())))
            .toList(),
        System.currentTimeMillis());
  }

  /** Receives the kind's media from the origin from now on, from nobody when it is empty. */
  void follow(MediaType mediaType, Optional<WebRtcEndpoint> origin) {
    Optional<MediaKind> kind = kind(mediaType);
    if (kind.isEmpty()) {
      return;
    }
    WebRtcEndpoint former = origins.get(kind.get());
    WebRtcEndpoint next = origin.orElse(null);
    if (former == next) {
      return;
    }
    if (former != null) {
      former.rtp.disconnect(kind.get(), rtp);
      origins.remove(kind.get());
    }
    if (next != null) {
      origins.put(kind.get(), next);
      next.rtp.connect(kind.get(), rtp);
    }
  }

  private static Optional<MediaKind> kind(MediaType mediaType) {
    return switch (mediaType) {
      case AUDIO -> Optional.of(MediaKind.AUDIO);
      case VIDEO -> Optional.of(MediaKind.VIDEO);
      case DATA -> Optional.empty();
    };
  }

  @Override
  void close() {
    super.close();
    rtp.close();
    transport.close();
  }
}
