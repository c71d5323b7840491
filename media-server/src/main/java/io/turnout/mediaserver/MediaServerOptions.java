package io.turnout.mediaserver;

import io.turnout.mediaserver.control.ControlBinding;
import io.turnout.mediaserver.control.ControlLimits;
import io.turnout.transport.server.IceLiteServerOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * How a media server listens and what it allows. Immutable; change with the {@code with…} methods.
 *
 * @param control host, port, path and TLS of the control port
 * @param media addresses and port of the one UDP port for media
 * @param collectionPeriod sessions whose client is gone die one to two periods later
 * @param eventLoops how many threads carry media
 * @param maxObjects most pipelines and elements at once
 * @param limits of clients on the control port
 */
public record MediaServerOptions(
    ControlBinding control,
    IceLiteServerOptions media,
    Duration collectionPeriod,
    int eventLoops,
    int maxObjects,
    ControlLimits limits) {
  /** Kurento's port. */
  public static final int DEFAULT_CONTROL_PORT = 8888;

  /** Kurento's path. */
  public static final String DEFAULT_PATH = "/kurento";

  public MediaServerOptions {
    if (!collectionPeriod.isPositive()) {
      throw new IllegalArgumentException(
          "collectionPeriod: found " + collectionPeriod + ", must be above zero");
    }
    if (eventLoops < 1 || eventLoops > 1024) {
      throw new IllegalArgumentException("eventLoops: found " + eventLoops + ", must be 1 to 1024");
    }
    if (maxObjects < 1) {
      throw new IllegalArgumentException(
          "maxObjects: found " + maxObjects + ", must be at least 1");
    }
  }

  /** {@return loopback only, Kurento's control port and path, any free UDP port} */
  public static MediaServerOptions defaults() {
    return new MediaServerOptions(
        new ControlBinding("127.0.0.1", DEFAULT_CONTROL_PORT, DEFAULT_PATH, Optional.empty()),
        IceLiteServerOptions.onLoopback(),
        Duration.ofMinutes(4),
        Runtime.getRuntime().availableProcessors(),
        100_000,
        ControlLimits.DEFAULTS);
  }

  /** {@return the same at another address; port 0 for any free one} */
  public MediaServerOptions withControl(String host, int port) {
    return withControl(new ControlBinding(host, port, control.path(), control.tls()));
  }

  public MediaServerOptions withPath(String path) {
    return withControl(new ControlBinding(control.host(), control.port(), path, control.tls()));
  }

  public MediaServerOptions withTls(ControlBinding.Tls tls) {
    return withControl(
        new ControlBinding(control.host(), control.port(), control.path(), Optional.of(tls)));
  }

  private MediaServerOptions withControl(ControlBinding newControl) {
    return new MediaServerOptions(
        newControl, media, collectionPeriod, eventLoops, maxObjects, limits);
  }

  public MediaServerOptions withMedia(IceLiteServerOptions newMedia) {
    return new MediaServerOptions(
        control, newMedia, collectionPeriod, eventLoops, maxObjects, limits);
  }

  public MediaServerOptions withCollectionPeriod(Duration period) {
    return new MediaServerOptions(control, media, period, eventLoops, maxObjects, limits);
  }

  public MediaServerOptions withEventLoops(int loops) {
    return new MediaServerOptions(control, media, collectionPeriod, loops, maxObjects, limits);
  }

  public MediaServerOptions withMaxObjects(int objects) {
    return new MediaServerOptions(control, media, collectionPeriod, eventLoops, objects, limits);
  }

  public MediaServerOptions withLimits(ControlLimits newLimits) {
    return new MediaServerOptions(
        control, media, collectionPeriod, eventLoops, maxObjects, newLimits);
  }
}
