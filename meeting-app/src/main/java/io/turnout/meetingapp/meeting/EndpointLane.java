package io.turnout.meetingapp.meeting;

import io.turnout.meetingapp.media.MediaServerException;
import io.turnout.meetingapp.media.StreamEndpoint;
import io.turnout.meetingapp.protocol.IceCandidate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Makes the media server's calls of one endpoint one after another, so that candidates
 * wait for the endpoint to exist and the release comes last, while the meeting itself never waits.
 */
final class EndpointLane {
  private final Mailbox calls;
  private final AtomicInteger liveEndpoints;
  private volatile @Nullable StreamEndpoint endpoint;

  /**
   * @param liveEndpoints the count of endpoints that live on media servers
   */
  EndpointLane(String name, AtomicInteger liveEndpoints) {
    this.calls = new Mailbox(name);
    this.liveEndpoints = liveEndpoints;
  }

  /** Creates the endpoint, then negotiates with it. */
  void open(
      Supplier<StreamEndpoint> create,
      Consumer<StreamEndpoint> negotiate,
      Consumer<MediaServerException> onFailure) {
    calls.execute(
        () -> {
          try {
            StreamEndpoint created = create.get();
            liveEndpoints.incrementAndGet();
            endpoint = created;
            negotiate.accept(created);
          } catch (MediaServerException e) {
            onFailure.accept(e);
          }
        });
  }

  void addIceCandidate(IceCandidate candidate, Consumer<MediaServerException> onFailure) {
    calls.execute(
        () -> {
          StreamEndpoint created = endpoint;
          if (created == null) {
            return; // it was not created, which its user was told
          }
          try {
            created.addIceCandidate(candidate);
          } catch (MediaServerException e) {
            onFailure.accept(e);
          }
        });
  }

  /** Asks for the bytes received, unless another call is first in the way of failing. */
  void bytesReceived(Consumer<Long> onBytes) {
    calls.execute(
        () -> {
          StreamEndpoint created = endpoint;
          if (created == null) {
            return;
          }
          try {
            Long bytes = created.bytesReceived();
            if (bytes != null) {
              onBytes.accept(bytes);
            }
          } catch (MediaServerException e) {
            return; // unknown stays unknown
          }
        });
  }

  /** {@return the endpoint if it exists now} */
  @Nullable StreamEndpoint endpoint() {
    return endpoint;
  }

  /**
   * Releases the endpoint after the calls under way.
   *
   * @param onServer false if the server is gone, so that there is nobody to tell
   * @return completed when it is released
   */
  CompletableFuture<Void> release(boolean onServer) {
    CompletableFuture<Void> released = new CompletableFuture<>();
    calls.execute(
        () -> {
          StreamEndpoint created = endpoint;
          endpoint = null;
          try {
            if (created != null && onServer) {
              created.release();
            }
          } finally {
            if (created != null) {
              liveEndpoints.decrementAndGet();
            }
            released.complete(null);
          }
        });
    return released;
  }
}
