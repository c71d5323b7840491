package io.turnout.meetingapp.media;

import java.net.URI;

/**
 * Thread-safe. One Kurento Media Server as meetings use it. Calls block until the server has
 * answered and are made on virtual threads.
 */
public interface MediaGateway extends AutoCloseable {
  /** {@return the server's control address, {@code ws://host:port/kurento}} */
  URI uri();

  /** {@return what is known of the server now} */
  MediaServerStatus status();

  /** Makes known whom to tell of a loss; at most one. Events come on any thread. */
  void onLost(Runnable listener);

  /**
   * Creates a meeting's pipeline, named and tagged with the meeting's id.
   *
   * @throws MediaServerException if the server is not connected or refuses
   */
  MeetingPipeline createPipeline(String meetingId);

  /** Gives everything up; the server drops what is left with the session. */
  @Override
  void close();
}
