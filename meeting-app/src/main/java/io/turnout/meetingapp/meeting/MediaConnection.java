package io.turnout.meetingapp.meeting;

/** Confined to the meeting's mailbox. One peer connection of a user's client with its endpoint. */
sealed interface MediaConnection permits PublishedStream, Subscription {
  /** {@return the id that the client chose} */
  String connectionId();

  /** {@return the user at the client's end} */
  Participant owner();

  /** {@return the stream that goes through} */
  String streamId();

  /** {@return the endpoint's calls} */
  EndpointLane lane();

  /** {@return whether media flows, as the media server reported} */
  MediaStates flow();

  /** {@return whether the media server transcodes, as it reported} */
  MediaStates transcoding();
}
