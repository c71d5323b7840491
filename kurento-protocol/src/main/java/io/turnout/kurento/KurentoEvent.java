package io.turnout.kurento;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened to a media object. Immutable as long as nobody writes to the data.
 *
 * @param data the members that belong to this event alone; who publishes it adds source, time, tags
 *     and type
 */
public record KurentoEvent(EventType type, ObjectNode data) {
  /** Kurento's name of the one stream of a bundled endpoint. */
  public static final String BUNDLE_STREAM_ID = "1";

  private static ObjectNode members() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * Without further members: {@code MediaSessionStarted}, {@code IceGatheringDone} and the like.
   */
  public static KurentoEvent of(EventType type) {
    return new KurentoEvent(type, members());
  }

  /**
   * Something does not work.
   *
   * @param errorType a word for the kind of error
   */
  public static KurentoEvent error(KurentoErrorCode code, String errorType, String description) {
    return new KurentoEvent(
        EventType.ERROR,
        members()
            .put("description", description)
            .put("errorCode", code.code())
            .put("type", errorType));
  }

  public static KurentoEvent objectCreated(MediaObjectId id) {
    return new KurentoEvent(EventType.OBJECT_CREATED, members().put("object", id.value()));
  }

  public static KurentoEvent objectDestroyed(MediaObjectId id) {
    return new KurentoEvent(EventType.OBJECT_DESTROYED, members().put("objectId", id.value()));
  }

  public static KurentoEvent elementConnected(MediaObjectId sink, MediaType mediaType) {
    return connection(EventType.ELEMENT_CONNECTED, sink, mediaType);
  }

  public static KurentoEvent elementDisconnected(MediaObjectId sink, MediaType mediaType) {
    return connection(EventType.ELEMENT_DISCONNECTED, sink, mediaType);
  }

  private static KurentoEvent connection(EventType type, MediaObjectId sink, MediaType mediaType) {
    return new KurentoEvent(
        type,
        members()
            .put("sink", sink.value())
            .put("mediaType", mediaType.name())
            .put("sourceMediaDescription", "default")
            .put("sinkMediaDescription", "default"));
  }

  /** Into the element from the pipeline, towards the peer. */
  public static KurentoEvent mediaFlowIn(MediaFlowState state, MediaType mediaType) {
    return flow(EventType.MEDIA_FLOW_IN_STATE_CHANGED, state, mediaType);
  }

  /** Out of the element into the pipeline, from the peer. */
  public static KurentoEvent mediaFlowOut(MediaFlowState state, MediaType mediaType) {
    return flow(EventType.MEDIA_FLOW_OUT_STATE_CHANGED, state, mediaType);
  }

  private static KurentoEvent flow(EventType type, MediaFlowState state, MediaType mediaType) {
    return new KurentoEvent(
        type,
        members()
            .put("state", state.name())
            .put("padName", "default")
            .put("mediaType", mediaType.name()));
  }

  public static KurentoEvent mediaTranscoding(
      MediaTranscodingState state, String binName, MediaType mediaType) {
    return new KurentoEvent(
        EventType.MEDIA_TRANSCODING_STATE_CHANGED,
        members()
            .put("state", state.name())
            .put("binName", binName)
            .put("mediaType", mediaType.name()));
  }

  public static KurentoEvent mediaStateChanged(MediaState oldState, MediaState newState) {
    return change(EventType.MEDIA_STATE_CHANGED, oldState, newState);
  }

  public static KurentoEvent connectionStateChanged(
      ConnectionState oldState, ConnectionState newState) {
    return change(EventType.CONNECTION_STATE_CHANGED, oldState, newState);
  }

  private static KurentoEvent change(EventType type, Enum<?> oldState, Enum<?> newState) {
    return new KurentoEvent(
        type, members().put("oldState", oldState.name()).put("newState", newState.name()));
  }

  public static KurentoEvent iceCandidateFound(String candidate, String sdpMid, int sdpMLineIndex) {
    ObjectNode data = members();
    data.set("candidate", KurentoStruct.iceCandidate(candidate, sdpMid, sdpMLineIndex));
    return new KurentoEvent(EventType.ICE_CANDIDATE_FOUND, data);
  }

  /** The stream's id is a number in this event and a string in all others. */
  public static KurentoEvent iceComponentStateChanged(int componentId, IceComponentState state) {
    return new KurentoEvent(
        EventType.ICE_COMPONENT_STATE_CHANGED,
        members().put("streamId", 1).put("componentId", componentId).put("state", state.name()));
  }

  public static KurentoEvent newCandidatePairSelected(
      String localCandidate, String remoteCandidate) {
    ObjectNode data = members();
    data.set(
        "candidatePair",
        KurentoStruct.iceCandidatePair(BUNDLE_STREAM_ID, 1, localCandidate, remoteCandidate));
    return new KurentoEvent(EventType.NEW_CANDIDATE_PAIR_SELECTED, data);
  }

  public static KurentoEvent dtlsConnectionStateChange(
      String componentId, String connectionId, DtlsConnectionState state) {
    return new KurentoEvent(
        EventType.DTLS_CONNECTION_STATE_CHANGE,
        members()
            .put("streamId", BUNDLE_STREAM_ID)
            .put("componentId", componentId)
            .put("connectionId", connectionId)
            .put("state", state.name()));
  }
}
