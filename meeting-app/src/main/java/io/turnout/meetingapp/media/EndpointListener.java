package io.turnout.meetingapp.media;

import io.turnout.meetingapp.protocol.IceCandidate;
import io.turnout.meetingapp.protocol.MediaKind;

/** Thread-safe. Told of an endpoint's events on the gateway's threads; must not block. */
public interface EndpointListener {
  /** The server has a candidate. */
  void onIceCandidate(IceCandidate candidate);

  /**
   * Media began or ceased to flow: from the user on a sending endpoint, to the user on a receiving
   * one.
   *
   * @param atMillis the server's time, milliseconds since the epoch; events may come out of order
   */
  void onMediaFlow(MediaKind kind, boolean flowing, long atMillis);

  /** The server began or ceased to transcode, which costs it much more than forwarding. */
  void onTranscoding(MediaKind kind, boolean transcoding, long atMillis);

  /** The server reports an error of the endpoint. */
  void onError(String description);
}
