package io.turnout.meetingapp.meeting;

import io.turnout.meetingapp.media.EndpointName;
import io.turnout.meetingapp.media.MediaGateway;
import io.turnout.meetingapp.media.MediaServerException;
import io.turnout.meetingapp.media.MeetingPipeline;
import io.turnout.meetingapp.media.StreamEndpoint;
import io.turnout.meetingapp.protocol.ClientMessage;
import io.turnout.meetingapp.protocol.MeetingEndReason;
import io.turnout.meetingapp.protocol.MeetingException;
import io.turnout.meetingapp.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe by its mailbox: package-private methods may come on any thread and post to it;
 * everything else is confined to it. One meeting with one pipeline on one media server.
 */
final class Meeting {
  private static final Logger log = LoggerFactory.getLogger(Meeting.class);

  private final String meetingId;
  private final MediaGateway gateway;
  private final MeetingRegistry registry;
  private final long startedAtMillis;
  private final Mailbox mailbox;
  private final CompletableFuture<MeetingPipeline> pipeline = new CompletableFuture<>();
  private final AtomicReference<@Nullable MeetingEndReason> endReason = new AtomicReference<>();
  private final CompletableFuture<Void> released = new CompletableFuture<>();

  private final Map<String, Participant> participants = new LinkedHashMap<>();
  private final Map<String, PublishedStream> streams = new LinkedHashMap<>();
  private final List<CompletableFuture<Void>> releasing = new ArrayList<>();
  private final ChatHistory chat;
  private final Whiteboard board;

  Meeting(String meetingId, MediaGateway gateway, MeetingRegistry registry, long startedAtMillis) {
    this.meetingId = meetingId;
    this.gateway = gateway;
    this.registry = registry;
    this.startedAtMillis = startedAtMillis;
    this.mailbox = new Mailbox("meeting " + meetingId);
    this.chat = new ChatHistory(registry.limits().chatHistory());
    this.board = new Whiteboard(registry.limits().boardPoints());
  }

  String meetingId() {
    return meetingId;
  }

  MediaGateway gateway() {
    return gateway;
  }

  boolean isEnded() {
    return endReason.get() != null;
  }

  /** Creates the pipeline in the background; the meeting ends if the media server refuses. */
  void start() {
    Thread.ofVirtual()
        .name("pipeline of " + meetingId)
        .start(
            () -> {
              try {
                pipeline.complete(gateway.createPipeline(meetingId));
              } catch (MediaServerException e) {
                log.warn("Meeting {} got no pipeline on {}", meetingId, gateway.uri(), e);
                pipeline.completeExceptionally(e);
                var _ = registry.end(this, MeetingEndReason.MEDIA_SERVER_FAILED);
              }
            });
  }

  void join(Participant participant) {
    mailbox.execute(() -> onJoin(participant));
  }

  void leave(Participant participant) {
    mailbox.execute(() -> onLeave(participant));
  }

  void handle(Participant participant, ClientMessage message) {
    mailbox.execute(
        () -> {
          try {
            if (participants.get(participant.userId()) != participant) {
              throw Refusals.notJoined();
            }
            onMessage(participant, message);
          } catch (MeetingException e) {
            participant.connection().refuse(message, e);
          }
        });
  }

  /** Ends the meeting for all; once. Completed when nothing of it is left on the media server. */
  CompletableFuture<Void> end(MeetingEndReason reason) {
    if (endReason.compareAndSet(null, reason)) {
      mailbox.execute(() -> onEnd(reason));
    }
    return released;
  }

  CompletableFuture<MeetingSnapshot> snapshot() {
    CompletableFuture<MeetingSnapshot> snapshot = new CompletableFuture<>();
    mailbox.execute(
        () ->
            snapshot.complete(
                new MeetingSnapshot(
                    meetingId,
                    gateway.uri(),
                    startedAtMillis,
                    participants.values().stream().map(Snapshots::of).toList())));
    return snapshot;
  }

  /**
   * Asks the media server for each published stream's bytes; the bitrates come with later
   * snapshots.
   */
  void sampleBitrates() {
    mailbox.execute(
        () -> {
          for (PublishedStream stream : streams.values()) {
            stream
                .lane()
                .bytesReceived(
                    bytes -> {
                      long nowNs = System.nanoTime();
                      mailbox.execute(() -> stream.reportBytes(bytes, nowNs));
                    });
          }
        });
  }

  private void onJoin(Participant newcomer) {
    MeetingEndReason over = endReason.get();
    if (over != null) {
      registry.vacate(this);
      newcomer.connection().send(ended(over));
      return;
    }
    newcomer
        .connection()
        .send(
            new ServerMessage.Joined(
                meetingId,
                newcomer.userId(),
                newcomer.userName(),
                registry.limits().usersPerMeeting(),
                registry.iceServers(),
                participants.values().stream().map(Participant::view).toList(),
                chat.messages(),
                board.strokes()));
    participants.put(newcomer.userId(), newcomer);
    broadcast(new ServerMessage.ParticipantJoined(newcomer.view()), newcomer);
  }

  private void onLeave(Participant leaver) {
    if (!participants.remove(leaver.userId(), leaver)) {
      return;
    }
    for (MediaConnection media : leaver.connections()) {
      close(media);
    }
    broadcast(new ServerMessage.ParticipantLeft(leaver.userId()), leaver);
    registry.vacate(this);
  }

  private void onEnd(MeetingEndReason reason) {
    boolean serverLives = reason != MeetingEndReason.MEDIA_SERVER_LOST;
    for (Participant participant : List.copyOf(participants.values())) {
      participant.connection().send(ended(reason));
      for (MediaConnection media : participant.connections()) {
        participant.remove(media);
        releasing.add(media.lane().release(serverLives));
      }
      registry.vacate(this);
    }
    participants.clear();
    streams.clear();
    var _ =
        CompletableFuture.allOf(releasing.toArray(CompletableFuture[]::new))
            .thenRunAsync(() -> releasePipeline(serverLives), mailbox);
  }

  private void releasePipeline(boolean serverLives) {
    var _ =
        pipeline
            .handleAsync(
                (created, failure) -> {
                  if (created != null && serverLives) {
                    created.release();
                  }
                  return created;
                },
                task -> Thread.ofVirtual().name("release of " + meetingId).start(task))
            .whenComplete(
                (created, failure) -> {
                  registry.onReleased(this);
                  released.complete(null);
                });
  }

  private void onMessage(Participant from, ClientMessage message) {
    switch (message) {
      case ClientMessage.Publish publish -> onPublish(from, publish);
      case ClientMessage.Subscribe subscribe -> onSubscribe(from, subscribe);
      case ClientMessage.Unpublish unpublish -> close(published(from, unpublish.connectionId()));
      case ClientMessage.Unsubscribe unsubscribe ->
          close(subscribed(from, unsubscribe.connectionId()));
      case ClientMessage.AddIceCandidate ice -> onIceCandidate(from, ice);
      case ClientMessage.Mute mute -> {
        if (from.setMuted(mute.kind(), mute.muted())) {
          broadcast(new ServerMessage.Muted(from.userId(), mute.kind(), mute.muted()), from);
        }
      }
      case ClientMessage.Chat text -> onChat(from, text);
      case ClientMessage.DrawStroke draw -> {
        board.draw(draw.stroke());
        broadcast(new ServerMessage.StrokeDrawn(from.userId(), draw.stroke()), from);
      }
      case ClientMessage.ClearBoard _ -> {
        board.clear();
        broadcastToAll(new ServerMessage.BoardCleared(from.userId()));
      }
      case ClientMessage.Join join -> throw Refusals.unexpected(join);
      case ClientMessage.Leave leave -> throw Refusals.unexpected(leave);
      case ClientMessage.KeepAlive keepAlive -> throw Refusals.unexpected(keepAlive);
    }
  }

  private void onPublish(Participant from, ClientMessage.Publish publish) {
    requireFree(from, publish.connectionId());
    if (from.streams().stream().anyMatch(s -> s.kind() == publish.stream())) {
      throw Refusals.alreadyPublished(publish);
    }
    String streamId = registry.nextStreamId();
    EndpointLane lane = registry.newLane("sending " + streamId);
    PublishedStream stream =
        new PublishedStream(publish.connectionId(), from, streamId, publish.stream(), lane);
    from.add(stream);
    streams.put(streamId, stream);
    lane.open(
        () -> createEndpoint(stream, EndpointName.Role.SENDING),
        endpoint -> {
          String answer = endpoint.processOffer(publish.sdpOffer());
          mailbox.execute(() -> onPublished(stream, answer));
          endpoint.gatherCandidates();
        },
        failure -> onMediaFailure(publish, stream, failure));
  }

  private void onPublished(PublishedStream stream, String sdpAnswer) {
    Participant owner = stream.owner();
    if (owner.connection(stream.connectionId()) != stream) {
      return; // withdrawn meanwhile
    }
    stream.setNegotiated();
    owner
        .connection()
        .send(new ServerMessage.SdpAnswer(stream.connectionId(), stream.streamId(), sdpAnswer));
    broadcast(new ServerMessage.StreamPublished(owner.userId(), stream.view()), owner);
  }

  private void onSubscribe(Participant from, ClientMessage.Subscribe subscribe) {
    requireFree(from, subscribe.connectionId());
    PublishedStream source = streams.get(subscribe.streamId());
    if (source == null || !source.isNegotiated()) {
      throw Refusals.unknownStream(subscribe);
    }
    if (source.owner() == from
        || from.subscriptions().stream().anyMatch(s -> s.source() == source)) {
      throw Refusals.alreadySubscribed(subscribe);
    }
    EndpointLane lane = registry.newLane("receiving " + source.streamId());
    Subscription subscription = new Subscription(subscribe.connectionId(), from, source, lane);
    from.add(subscription);
    lane.open(
        () -> createEndpoint(subscription, EndpointName.Role.RECEIVING),
        sink -> {
          String answer = sink.processOffer(subscribe.sdpOffer());
          // Connected only now that both ends know their codecs: earlier, KMS might transcode.
          StreamEndpoint sending = source.lane().endpoint();
          if (sending == null) {
            throw new MediaServerException("connect: the stream was withdrawn");
          }
          sending.connect(sink);
          mailbox.execute(() -> onSubscribed(subscription, answer));
          sink.gatherCandidates();
        },
        failure -> onMediaFailure(subscribe, subscription, failure));
  }

  private static void onSubscribed(Subscription subscription, String sdpAnswer) {
    Participant owner = subscription.owner();
    if (owner.connection(subscription.connectionId()) == subscription) {
      owner
          .connection()
          .send(
              new ServerMessage.SdpAnswer(
                  subscription.connectionId(), subscription.streamId(), sdpAnswer));
    }
  }

  private StreamEndpoint createEndpoint(MediaConnection media, EndpointName.Role role) {
    EndpointName name = new EndpointName(meetingId, media.owner().userId(), media.streamId(), role);
    try {
      return pipeline.join().createEndpoint(name, new EndpointEvents(mailbox, media));
    } catch (CompletionException e) {
      throw new MediaServerException("The meeting has no pipeline", e);
    }
  }

  /** On the lane's thread. */
  private void onMediaFailure(
      ClientMessage request, MediaConnection media, MediaServerException failure) {
    mailbox.execute(
        () -> {
          Participant owner = media.owner();
          if (owner.connection(media.connectionId()) != media) {
            return; // closed meanwhile: nobody waits for it
          }
          log.warn("Meeting {}: {} failed", meetingId, media.streamId(), failure);
          close(media);
          owner.connection().refuse(request, Refusals.mediaServerFailed(failure));
        });
  }

  private void onIceCandidate(Participant from, ClientMessage.AddIceCandidate ice) {
    MediaConnection media = from.connection(ice.connectionId());
    if (media == null) {
      throw Refusals.unknownConnection(ice.connectionId());
    }
    var candidate = ice.candidate();
    if (candidate != null && !candidate.candidate().isEmpty()) {
      media
          .lane()
          .addIceCandidate(
              candidate,
              failure ->
                  log.debug("Meeting {}: candidate refused: {}", meetingId, failure.toString()));
    }
  }

  private void onChat(Participant from, ClientMessage.Chat text) {
    ServerMessage.ChatMessage message =
        new ServerMessage.ChatMessage(
            registry.nextMessageId(),
            from.userId(),
            from.userName(),
            text.text(),
            System.currentTimeMillis());
    chat.add(message);
    broadcastToAll(message);
  }

  /** Takes a connection away with all that hangs on it. */
  private void close(MediaConnection media) {
    if (!media.owner().remove(media)) {
      return;
    }
    releasing.removeIf(CompletableFuture::isDone);
    if (media instanceof PublishedStream stream) {
      streams.remove(stream.streamId());
      for (Participant participant : participants.values()) {
        participant.subscriptions().stream().filter(s -> s.source() == stream).forEach(this::close);
      }
      if (stream.isNegotiated()) {
        broadcast(
            new ServerMessage.StreamUnpublished(stream.owner().userId(), stream.streamId()),
            stream.owner());
      }
    }
    releasing.add(media.lane().release(true));
  }

  private void broadcast(ServerMessage message, Participant except) {
    for (Participant participant : participants.values()) {
      if (participant != except) {
        participant.connection().send(message);
      }
    }
  }

  private void broadcastToAll(ServerMessage message) {
    participants.values().forEach(participant -> participant.connection().send(message));
  }

  private static void requireFree(Participant from, String connectionId) {
    if (from.connection(connectionId) != null) {
      throw Refusals.connectionInUse(connectionId);
    }
  }

  private static MediaConnection published(Participant from, String connectionId) {
    if (from.connection(connectionId) instanceof PublishedStream stream) {
      return stream;
    }
    throw Refusals.unknownConnection(connectionId);
  }

  private static MediaConnection subscribed(Participant from, String connectionId) {
    if (from.connection(connectionId) instanceof Subscription subscription) {
      return subscription;
    }
    throw Refusals.unknownConnection(connectionId);
  }

  private static ServerMessage.MeetingEnded ended(MeetingEndReason reason) {
    return new ServerMessage.MeetingEnded(reason, reason.message());
  }
}
