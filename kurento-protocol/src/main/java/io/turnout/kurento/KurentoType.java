package io.turnout.kurento;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The classes of Kurento's object model in its modules core, elements and filters. */
public enum KurentoType {
  MEDIA_OBJECT("MediaObject", null, true, EventType.ERROR),
  SERVER_MANAGER(
      "ServerManager", MEDIA_OBJECT, true, EventType.OBJECT_CREATED, EventType.OBJECT_DESTROYED),
  MEDIA_PIPELINE("MediaPipeline", MEDIA_OBJECT, false),
  MEDIA_ELEMENT(
      "MediaElement",
      MEDIA_OBJECT,
      true,
      EventType.ELEMENT_CONNECTED,
      EventType.ELEMENT_DISCONNECTED,
      EventType.MEDIA_FLOW_IN_STATE_CHANGED,
      EventType.MEDIA_FLOW_OUT_STATE_CHANGED,
      EventType.MEDIA_TRANSCODING_STATE_CHANGED),
  ENDPOINT("Endpoint", MEDIA_ELEMENT, true),
  SESSION_ENDPOINT(
      "SessionEndpoint",
      ENDPOINT,
      true,
      EventType.MEDIA_SESSION_STARTED,
      EventType.MEDIA_SESSION_TERMINATED),
  SDP_ENDPOINT("SdpEndpoint", SESSION_ENDPOINT, true),
  BASE_RTP_ENDPOINT(
      "BaseRtpEndpoint",
      SDP_ENDPOINT,
      true,
      EventType.MEDIA_STATE_CHANGED,
      EventType.CONNECTION_STATE_CHANGED),
  WEB_RTC_ENDPOINT(
      "WebRtcEndpoint",
      BASE_RTP_ENDPOINT,
      false,
      EventType.ICE_CANDIDATE_FOUND,
      EventType.ICE_GATHERING_DONE,
      EventType.ICE_COMPONENT_STATE_CHANGED,
      EventType.DTLS_CONNECTION_STATE_CHANGE,
      EventType.DATA_CHANNEL_OPENED,
      EventType.DATA_CHANNEL_CLOSED,
      EventType.NEW_CANDIDATE_PAIR_SELECTED),
  RTP_ENDPOINT("RtpEndpoint", BASE_RTP_ENDPOINT, false),
  HTTP_ENDPOINT("HttpEndpoint", SESSION_ENDPOINT, true),
  HTTP_POST_ENDPOINT("HttpPostEndpoint", HTTP_ENDPOINT, false),
  URI_ENDPOINT("UriEndpoint", ENDPOINT, true),
  PLAYER_ENDPOINT("PlayerEndpoint", URI_ENDPOINT, false),
  RECORDER_ENDPOINT("RecorderEndpoint", URI_ENDPOINT, false),
  PASS_THROUGH("PassThrough", MEDIA_ELEMENT, false),
  HUB_PORT("HubPort", MEDIA_ELEMENT, false),
  HUB("Hub", MEDIA_OBJECT, true),
  ALPHA_BLENDING("AlphaBlending", HUB, false),
  COMPOSITE("Composite", HUB, false),
  DISPATCHER("Dispatcher", HUB, false),
  DISPATCHER_ONE_TO_MANY("DispatcherOneToMany", HUB, false),
  MIXER("Mixer", HUB, false),
  FILTER("Filter", MEDIA_ELEMENT, true),
  OPEN_CV_FILTER("OpenCVFilter", FILTER, true),
  FACE_OVERLAY_FILTER("FaceOverlayFilter", FILTER, false),
  G_STREAMER_FILTER("GStreamerFilter", FILTER, false),
  IMAGE_OVERLAY_FILTER("ImageOverlayFilter", FILTER, false),
  Z_BAR_FILTER("ZBarFilter", FILTER, false);

  /** Prefix of qualified names and value of {@code __module__}. */
  public static final String MODULE = "kurento";

  private static final Map<String, KurentoType> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(KurentoType::typeName, Function.identity()));

  private final String typeName;
  private final @Nullable KurentoType parent;
  private final boolean isAbstract;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<EventType> ownEvents;

  KurentoType(
      String typeName, @Nullable KurentoType parent, boolean isAbstract, EventType... ownEvents) {
    this.typeName = typeName;
    this.parent = parent;
    this.isAbstract = isAbstract;
    this.ownEvents = Set.of(ownEvents);
  }

  public String typeName() {
    return typeName;
  }

  /** {@return the name with the module in front: {@code kurento.WebRtcEndpoint}} */
  public String qualifiedName() {
    return MODULE + "." + typeName;
  }

  /** {@return whether no object can be made of exactly this type} */
  public boolean isAbstract() {
    return isAbstract;
  }

  /** {@return the types above this one, nearest first} */
  public List<KurentoType> hierarchy() {
    List<KurentoType> above = new ArrayList<>();
    for (KurentoType type = parent; type != null; type = type.parent) {
      above.add(type);
    }
    return List.copyOf(above);
  }

  /** {@return whether this is the other type or stands below it} */
  public boolean isA(KurentoType other) {
    return this == other || hierarchy().contains(other);
  }

  /** {@return whether objects of this type raise the event} */
  public boolean raises(EventType event) {
    return ownEvents.contains(event)
        || hierarchy().stream().anyMatch(type -> type.ownEvents.contains(event));
  }

  /** {@return the events that this type adds to those of the types above it} */
  public Set<EventType> ownEvents() {
    return ownEvents;
  }

  /** {@return the type called {@code WebRtcEndpoint} or {@code kurento.WebRtcEndpoint}} */
  public static Optional<KurentoType> named(String name) {
    String prefix = MODULE + ".";
    return Optional.ofNullable(
        BY_NAME.get(name.startsWith(prefix) ? name.substring(prefix.length()) : name));
  }
}
