package io.turnout.meetingapp.media;

/** Thread-safe. One meeting's media pipeline. Calls block. */
public interface MeetingPipeline {
  /**
   * Creates a WebRTC endpoint that is named and tagged.
   *
   * @throws MediaServerException if the server refuses
   */
  StreamEndpoint createEndpoint(EndpointName name, EndpointListener listener);

  /** Releases the pipeline with all that is in it. */
  void release();
}
