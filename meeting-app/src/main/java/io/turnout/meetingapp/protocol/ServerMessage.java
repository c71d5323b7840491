package io.turnout.meetingapp.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Immutable. What the server sends; docs/meeting-protocol.md describes each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ServerMessage.Joined.class, name = "joined"),
  @JsonSubTypes.Type(value = ServerMessage.Left.class, name = "left"),
  @JsonSubTypes.Type(value = ServerMessage.ParticipantJoined.class, name = "participantJoined"),
  @JsonSubTypes.Type(value = ServerMessage.ParticipantLeft.class, name = "participantLeft"),
  @JsonSubTypes.Type(value = ServerMessage.SdpAnswer.class, name = "sdpAnswer"),
  @JsonSubTypes.Type(value = ServerMessage.StreamPublished.class, name = "streamPublished"),
  @JsonSubTypes.Type(value = ServerMessage.StreamUnpublished.class, name = "streamUnpublished"),
  @JsonSubTypes.Type(value = ServerMessage.CandidateFound.class, name = "iceCandidate"),
  @JsonSubTypes.Type(value = ServerMessage.Muted.class, name = "muted"),
  @JsonSubTypes.Type(value = ServerMessage.ChatMessage.class, name = "chat"),
  @JsonSubTypes.Type(value = ServerMessage.StrokeDrawn.class, name = "stroke"),
  @JsonSubTypes.Type(value = ServerMessage.BoardCleared.class, name = "boardCleared"),
  @JsonSubTypes.Type(value = ServerMessage.KeepAlive.class, name = "keepAlive"),
  @JsonSubTypes.Type(value = ServerMessage.Refused.class, name = "error"),
  @JsonSubTypes.Type(value = ServerMessage.MeetingEnded.class, name = "meetingEnded"),
})
public sealed interface ServerMessage {
  /** The answer to {@code join}: who is there, what is published, what was said and drawn. */
  record Joined(
      String meetingId,
      String userId,
      String userName,
      int maxUsers,
      List<IceServer> iceServers,
      List<ParticipantView> participants,
      List<ChatMessage> chat,
      List<Stroke> strokes)
      implements ServerMessage {}

  /** The answer to {@code leave}. */
  record Left() implements ServerMessage {}

  /** Another user came. */
  record ParticipantJoined(ParticipantView participant) implements ServerMessage {}

  /** Another user left or lost the socket. */
  record ParticipantLeft(String userId) implements ServerMessage {}

  /** The answer to {@code publish} and {@code subscribe}. */
  record SdpAnswer(String connectionId, String streamId, String sdpAnswer)
      implements ServerMessage {}

  /** Another user's stream can be subscribed to. */
  record StreamPublished(String userId, StreamView stream) implements ServerMessage {}

  /** Another user's stream ended, with all subscriptions to it. */
  record StreamUnpublished(String userId, String streamId) implements ServerMessage {}

  /** A candidate of the media server. */
  record CandidateFound(String connectionId, IceCandidate candidate) implements ServerMessage {}

  /** Another user muted or unmuted. */
  record Muted(String userId, MediaKind kind, boolean muted) implements ServerMessage {}

  /** A chat message, also to its sender. */
  record ChatMessage(
      String messageId, String userId, String userName, String text, long sentAtMillis)
      implements ServerMessage {}

  /** A stroke of another user. */
  record StrokeDrawn(String userId, Stroke stroke) implements ServerMessage {}

  /** The board was wiped, also to who did it. */
  record BoardCleared(String userId) implements ServerMessage {}

  /** The answer to {@code keepAlive}. */
  record KeepAlive() implements ServerMessage {}

  /** A refusal; the socket lives on. */
  record Refused(
      ErrorCode code,
      String message,
      String remedy,
      @Nullable String requestType,
      @Nullable String connectionId)
      implements ServerMessage {}

  /** The meeting is over for all its users; the socket lives on. */
  record MeetingEnded(MeetingEndReason reason, String message) implements ServerMessage {}

  /** Immutable. A user as others see it. */
  record ParticipantView(
      String userId,
      String userName,
      boolean audioMuted,
      boolean videoMuted,
      List<StreamView> streams) {}

  /** Immutable. A published stream as others see it. */
  record StreamView(String streamId, StreamKind stream) {}
}
