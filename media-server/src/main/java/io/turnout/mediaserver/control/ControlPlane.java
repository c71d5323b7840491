package io.turnout.mediaserver.control;

import io.turnout.jsonrpc.RpcCodec;
import io.turnout.kurento.KurentoType;
import io.turnout.kurento.MediaObjectId;
import io.turnout.mediaserver.pipeline.MediaObject;
import io.turnout.mediaserver.pipeline.MediaObjects;
import io.turnout.mediaserver.pipeline.MediaPlane;
import io.turnout.mediaserver.pipeline.ServerDescription;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. Objects, sessions and the way to them, without a socket. */
public final class ControlPlane implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlPlane.class);

  private final ControlLimits limits;
  private final MediaObjects objects;
  private final RpcSessions sessions;
  private final ObjectMethods objectMethods;
  private final RpcDispatcher dispatcher;
  private final ScheduledExecutorService collector =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("session-collector").factory());

  /**
   * Makes a plane without objects but the server manager.
   *
   * @param collectionPeriod after one to two of them a session without connection is dropped
   */
  public ControlPlane(
      MediaPlane plane, ControlLimits limits, int maxObjects, Duration collectionPeriod) {
    this.limits = limits;
    RpcCodec codec = new RpcCodec(limits.messageBytes());
    AtomicReference<RpcSessions> present = new AtomicReference<>();
    objects = new MediaObjects(plane, new EventNotifications(present::get, codec), maxObjects);
    sessions = new RpcSessions(limits.sessions(), objects::isAlive);
    present.set(sessions);
    objects.createServerManager(new ServerDescription(sessions::ids));
    objectMethods = new ObjectMethods(objects, sessions);
    dispatcher =
        new RpcDispatcher(
            codec, sessions, objectMethods, new SessionMethods(sessions, objectMethods::release));
    var _ =
        collector.scheduleAtFixedRate(
            this::collect,
            collectionPeriod.toNanos(),
            collectionPeriod.toNanos(),
            TimeUnit.NANOSECONDS);
  }

  ControlLimits limits() {
    return limits;
  }

  RpcDispatcher dispatcher() {
    return dispatcher;
  }

  RpcSessions sessions() {
    return sessions;
  }

  private void collect() {
    try {
      objectMethods.release(sessions.collect());
    } catch (RuntimeException e) {
      // The next round must come whatever happened in this one.
      LOG.error("collecting sessions failed", e);
    }
  }

  /** {@return how many sessions are known} */
  public int sessionCount() {
    return sessions.count();
  }

  /** {@return how many living objects are of the type} */
  public long objectCount(KurentoType type) {
    return objects.count(type);
  }

  /** Releases all objects and stops collecting. */
  @Override
  public void close() {
    collector.shutdownNow();
    for (MediaObject object : objects.living()) {
      if (object.parent().isEmpty() && !object.id().equals(MediaObjectId.SERVER_MANAGER)) {
        objects.release(object);
      }
    }
  }
}
