package io.turnout.meetingapp.meeting;

import io.turnout.meetingapp.protocol.ServerMessage.StreamView;
import io.turnout.meetingapp.protocol.StreamKind;
import org.jspecify.annotations.Nullable;

/** Confined to the meeting's mailbox. A stream that a user sends, with its sending endpoint. */
final class PublishedStream implements MediaConnection {
  private final String connectionId;
  private final Participant owner;
  private final String streamId;
  private final StreamKind kind;
  private final EndpointLane lane;
  private final MediaStates flow = new MediaStates();
  private final MediaStates transcoding = new MediaStates();
  private boolean negotiated;
  private @Nullable Long lastBytes;
  private long lastBytesAtNs;
  private @Nullable Long bitrateBps;

  PublishedStream(
      String connectionId, Participant owner, String streamId, StreamKind kind, EndpointLane lane) {
    this.connectionId = connectionId;
    this.owner = owner;
    this.streamId = streamId;
    this.kind = kind;
    this.lane = lane;
  }

  @Override
  public String connectionId() {
    return connectionId;
  }

  @Override
  public Participant owner() {
    return owner;
  }

  @Override
  public String streamId() {
    return streamId;
  }

  @Override
  public EndpointLane lane() {
    return lane;
  }

  @Override
  public MediaStates flow() {
    return flow;
  }

  @Override
  public MediaStates transcoding() {
    return transcoding;
  }

  StreamKind kind() {
    return kind;
  }

  boolean isNegotiated() {
    return negotiated;
  }

  void setNegotiated() {
    negotiated = true;
  }

  void reportBytes(long bytes, long nowNs) {
    Long last = lastBytes;
    if (last != null && bytes >= last && nowNs > lastBytesAtNs) {
      bitrateBps = Math.round((bytes - last) * 8e9 / (nowNs - lastBytesAtNs));
    }
    lastBytes = bytes;
    lastBytesAtNs = nowNs;
  }

  /** {@return bits a second between the last two samples, or null while unknown} */
  @Nullable Long bitrateBps() {
    return bitrateBps;
  }

  StreamView view() {
    return new StreamView(streamId, kind);
  }
}
