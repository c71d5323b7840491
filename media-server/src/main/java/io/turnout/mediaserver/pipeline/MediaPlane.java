package io.turnout.mediaserver.pipeline;

import io.turnout.mediaserver.stats.MediaCounters;
import io.turnout.net.EventLoop;
import io.turnout.net.EventLoopGroup;
import io.turnout.transport.MediaTransportFactory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Thread-safe. What pipelines are made on: event loops, transports and each loop's counters. */
public final class MediaPlane {
  /** Gives pipelines their event loops in turn. */
  @FunctionalInterface
  public interface Loops {
    EventLoop next();
  }

  private final Loops loops;
  private final MediaTransportFactory transports;
  private final Map<EventLoop, MediaCounters> counters = new ConcurrentHashMap<>();

  public MediaPlane(Loops loops, MediaTransportFactory transports) {
    this.loops = loops;
    this.transports = transports;
  }

  /** {@return a plane on a group's loops} */
  public static MediaPlane on(EventLoopGroup group, MediaTransportFactory transports) {
    return new MediaPlane(group::next, transports);
  }

  Loops loops() {
    return loops;
  }

  MediaTransportFactory transports() {
    return transports;
  }

  MediaCounters counters(EventLoop loop) {
    return counters.computeIfAbsent(loop, l -> new MediaCounters());
  }

  /** {@return the counters of all loops that have had a pipeline} */
  public Collection<MediaCounters> counters() {
    return List.copyOf(counters.values());
  }
}
