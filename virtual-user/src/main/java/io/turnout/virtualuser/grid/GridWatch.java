package io.turnout.virtualuser.grid;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. Looks once a second at what a Grid says of its nodes, and tells the owners of
 * sessions whose node is dead, hangs or cannot be reached: WebDriver itself would let them wait.
 * Has one thread of its own.
 */
public final class GridWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GridWatch.class);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

  private final URI grid;
  private final Duration longestSilence;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_TIMEOUT).build();
  private final Map<String, SessionWatch> sessions = new ConcurrentHashMap<>();
  private final SessionFates fates = new SessionFates();
  private final AtomicReference<@Nullable String> hubLost = new AtomicReference<>();
  private final Thread thread;

  private GridWatch(URI grid, Duration longestSilence) {
    this.grid = grid;
    this.longestSilence = longestSilence;
    this.thread = Thread.ofVirtual().name("grid-watch").unstarted(this::watch);
  }

  /**
   * Begins to look.
   *
   * @param longestSilence after so long without an answer the hub is lost, and all sessions with it
   */
  public static GridWatch start(URI grid, Duration longestSilence) {
    GridWatch watch = new GridWatch(grid, longestSilence);
    watch.thread.start();
    return watch;
  }

  /** Watches a session that was just opened, until it is closed. */
  public SessionWatch watch(String session) {
    SessionWatch watch =
        new SessionWatch(
            () -> {
              sessions.remove(session);
              synchronized (fates) {
                fates.remove(session);
              }
            });
    sessions.put(session, watch);
    synchronized (fates) {
      fates.add(session);
    }
    hubLost().ifPresent(watch::lose);
    return watch;
  }

  /** {@return why the whole Grid is lost, if it is; a clause} */
  public Optional<String> hubLost() {
    return Optional.ofNullable(hubLost.get());
  }

  private void watch() {
    long answeredNs = System.nanoTime();
    try {
      while (hubLost.get() == null) {
        Thread.sleep(LOOK_INTERVAL);
        try {
          take(GridStatus.of(grid, client, ANSWER_TIMEOUT));
          answeredNs = System.nanoTime();
        } catch (IOException e) {
          LOG.debug("{}: {}", grid, e.toString());
          if (Thread.currentThread().isInterrupted()) {
            return;
          }
          if (System.nanoTime() - answeredNs >= longestSilence.toNanos()) {
            loseHub(e);
          }
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("{} is no longer watched", grid);
    }
  }

  private void take(GridStatus status) {
    List<SessionFates.Loss> losses;
    synchronized (fates) {
      losses = fates.look(status);
    }
    for (SessionFates.Loss loss : losses) {
      SessionWatch watch = sessions.get(loss.session());
      if (watch != null) {
        LOG.warn("a session is lost: {}", loss.reason());
        watch.lose(loss.reason());
      }
    }
  }

  private void loseHub(IOException cause) {
    String said =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    String reason =
        "the Grid at "
            + grid
            + " has not answered for "
            + longestSilence.toSeconds()
            + " s ("
            + said
            + ")";
    hubLost.set(reason);
    sessions.values().forEach(watch -> watch.lose(reason));
  }

  @Override
  public void close() {
    thread.interrupt();
    // Ends requests that still run; close() would wait for them.
    client.shutdownNow();
  }
}
