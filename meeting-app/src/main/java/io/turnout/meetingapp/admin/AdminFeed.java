package io.turnout.meetingapp.admin;

import io.javalin.http.sse.SseClient;
import io.turnout.meetingapp.meeting.MeetingRegistry;
import io.turnout.meetingapp.protocol.ErrorCode;
import io.turnout.meetingapp.signalling.Refusals;
import io.turnout.meetingapp.signalling.SignallingRoute;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Thread-safe. Sends the state to each open portal once a second. Only while a portal is open are
 * the media servers asked for bitrates, and the more streams there are, the less often.
 */
public final class AdminFeed implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AdminFeed.class);
  private static final int MAX_WATCHERS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int MAX_SAMPLES_PER_SECOND = 50;
  private static final int MIN_SAMPLE_TICKS = 2;

  private final MeetingRegistry registry;
  private final SignallingRoute signalling;
  private final Refusals refusals;
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final Set<SseClient> watchers = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  private AdminFeed(MeetingRegistry registry, SignallingRoute signalling, Refusals refusals) {
    this.registry = registry;
    this.signalling = signalling;
    this.refusals = refusals;
  }

  /** Starts its sampling thread. */
  public static AdminFeed start(
      MeetingRegistry registry, SignallingRoute signalling, Refusals refusals) {
    AdminFeed feed = new AdminFeed(registry, signalling, refusals);
    Thread.ofVirtual().name("admin-feed").start(feed::run);
    return feed;
  }

  /** {@return the state now, as JSON} */
  public String json() {
    return mapper.writeValueAsString(
        new AdminState(
            System.currentTimeMillis(),
            signalling.openSockets(),
            registry.userCount(),
            registry.endpointCount(),
            Arrays.stream(ErrorCode.values()).mapToLong(refusals::of).sum(),
            registry.mediaServers(),
            registry.snapshots(PATIENCE)));
  }

  /** Feeds a portal until it goes. */
  public void watch(SseClient client) {
    if (watchers.size() >= MAX_WATCHERS) {
      client.sendEvent("refused", "Already " + MAX_WATCHERS + " portals are open; close one.");
      client.close();
      return;
    }
    client.keepAlive();
    client.onClose(() -> watchers.remove(client));
    watchers.add(client);
    client.sendEvent("state", json());
  }

  @Override
  public void close() {
    closed.countDown();
    watchers.forEach(SseClient::close);
  }

  private void run() {
    int ticksSinceSample = 0;
    try {
      while (!closed.await(1, TimeUnit.SECONDS)) {
        if (watchers.isEmpty()) {
          continue;
        }
        ticksSinceSample++;
        if (ticksSinceSample
            >= Math.max(MIN_SAMPLE_TICKS, registry.endpointCount() / MAX_SAMPLES_PER_SECOND)) {
          ticksSinceSample = 0;
          registry.sampleBitrates();
        }
        send(json());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(String state) {
    for (SseClient watcher : List.copyOf(watchers)) {
      try {
        watcher.sendEvent("state", state);
      } catch (RuntimeException e) {
        log.debug("A portal is gone: {}", e.toString());
        watchers.remove(watcher);
      }
    }
  }
}
