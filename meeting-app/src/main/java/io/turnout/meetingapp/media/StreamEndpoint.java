package io.turnout.meetingapp.media;

import io.turnout.meetingapp.protocol.IceCandidate;
import org.jspecify.annotations.Nullable;

/** Thread-safe. One WebRTC endpoint on the media server. Calls block. */
public interface StreamEndpoint {
  /** {@return the server's id of it} */
  String id();

  /**
   * Negotiates.
   *
   * @return the SDP answer, without candidates
   * @throws MediaServerException if the server refuses the offer
   */
  String processOffer(String sdpOffer);

  /** Starts to gather candidates; they come as events. */
  void gatherCandidates();

  /** Adds a candidate of the browser. */
  void addIceCandidate(IceCandidate candidate);

  /** Lets this endpoint's media go to another. */
  void connect(StreamEndpoint sink);

  /** {@return the bytes that came from the user by RTP so far, or null if unknown} */
  @Nullable Long bytesReceived();

  /** Releases it on the server. */
  void release();
}
