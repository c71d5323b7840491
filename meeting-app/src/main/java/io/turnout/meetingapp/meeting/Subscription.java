package io.turnout.meetingapp.meeting;

/**
 * Confined to the meeting's mailbox. A user's wish to receive a stream, with its receiving
 * endpoint.
 */
final class Subscription implements MediaConnection {
  private final String connectionId;
  private final Participant owner;
  private final PublishedStream source;
  private final EndpointLane lane;
  private final MediaStates flow = new MediaStates();
  private final MediaStates transcoding = new MediaStates();

  Subscription(String connectionId, Participant owner, PublishedStream source, EndpointLane lane) {
    this.connectionId = connectionId;
    this.owner = owner;
    this.source = source;
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
    return source.streamId();
  }

  PublishedStream source() {
    return source;
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
}
