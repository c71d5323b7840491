package io.turnout.kurento;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The events that media objects raise. */
public enum EventType {
  ERROR("Error"),
  OBJECT_CREATED("ObjectCreated"),
  OBJECT_DESTROYED("ObjectDestroyed"),
  ELEMENT_CONNECTED("ElementConnected"),
  ELEMENT_DISCONNECTED("ElementDisconnected"),
  MEDIA_FLOW_IN_STATE_CHANGED("MediaFlowInStateChanged"),
  MEDIA_FLOW_OUT_STATE_CHANGED("MediaFlowOutStateChanged"),
  MEDIA_TRANSCODING_STATE_CHANGED("MediaTranscodingStateChanged"),
  MEDIA_SESSION_STARTED("MediaSessionStarted"),
  MEDIA_SESSION_TERMINATED("MediaSessionTerminated"),
  MEDIA_STATE_CHANGED("MediaStateChanged"),
  CONNECTION_STATE_CHANGED("ConnectionStateChanged"),
  ICE_CANDIDATE_FOUND("IceCandidateFound"),
  ICE_GATHERING_DONE("IceGatheringDone"),
  ICE_COMPONENT_STATE_CHANGED("IceComponentStateChanged"),
  /** Without a final d, as Kurento writes it. */
  DTLS_CONNECTION_STATE_CHANGE("DtlsConnectionStateChange"),
  DATA_CHANNEL_OPENED("DataChannelOpened"),
  DATA_CHANNEL_CLOSED("DataChannelClosed"),
  NEW_CANDIDATE_PAIR_SELECTED("NewCandidatePairSelected");

  private static final Map<String, EventType> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(EventType::eventName, Function.identity()));

  private final String eventName;

  EventType(String eventName) {
    this.eventName = eventName;
  }

  public String eventName() {
    return eventName;
  }

  /** {@return whether the event's data repeats the event's name as {@code type}} */
  public boolean hasTypeMember() {
    return switch (this) {
      case ERROR, OBJECT_CREATED, OBJECT_DESTROYED -> false;
      default -> true;
    };
  }

  public static Optional<EventType> named(String eventName) {
    return Optional.ofNullable(BY_NAME.get(eventName));
  }
}
