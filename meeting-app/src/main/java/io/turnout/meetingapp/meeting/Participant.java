package io.turnout.meetingapp.meeting;

import io.turnout.meetingapp.protocol.MediaKind;
import io.turnout.meetingapp.protocol.ServerMessage.ParticipantView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Confined to the meeting's mailbox, but for its final fields. One user in one meeting. */
final class Participant {
  private final String userId;
  private final String userName;
  private final ParticipantConnection connection;
  private final Map<String, MediaConnection> connections = new LinkedHashMap<>();
  private final Set<MediaKind> muted = EnumSet.noneOf(MediaKind.class);

  Participant(String userId, String userName, ParticipantConnection connection) {
    this.userId = userId;
    this.userName = userName;
    this.connection = connection;
  }

  String userId() {
    return userId;
  }

  String userName() {
    return userName;
  }

  ParticipantConnection connection() {
    return connection;
  }

  void add(MediaConnection media) {
    connections.put(media.connectionId(), media);
  }

  /** Takes this very connection away. */
  boolean remove(MediaConnection media) {
    return connections.remove(media.connectionId(), media);
  }

  @Nullable MediaConnection connection(String connectionId) {
    return connections.get(connectionId);
  }

  /** {@return a copy, so that connections may go while it is walked} */
  Collection<MediaConnection> connections() {
    return new ArrayList<>(connections.values());
  }

  List<PublishedStream> streams() {
    return connections.values().stream()
        .filter(PublishedStream.class::isInstance)
        .map(PublishedStream.class::cast)
        .toList();
  }

  List<Subscription> subscriptions() {
    return connections.values().stream()
        .filter(Subscription.class::isInstance)
        .map(Subscription.class::cast)
        .toList();
  }

  /** {@return whether this changed anything} */
  boolean setMuted(MediaKind kind, boolean nowMuted) {
    return nowMuted ? muted.add(kind) : muted.remove(kind);
  }

  boolean isMuted(MediaKind kind) {
    return muted.contains(kind);
  }

  ParticipantView view() {
    return new ParticipantView(
        userId,
        userName,
        isMuted(MediaKind.AUDIO),
        isMuted(MediaKind.VIDEO),
        streams().stream()
            .filter(PublishedStream::isNegotiated)
            .map(PublishedStream::view)
            .toList());
  }
}
