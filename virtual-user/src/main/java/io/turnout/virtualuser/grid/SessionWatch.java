package io.turnout.virtualuser.grid;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Thread-safe. One session of which a {@link GridWatch} tells when its node or its hub is lost. */
public final class SessionWatch implements AutoCloseable {
  private final Runnable onClose;
  private final Set<CompletableFuture<String>> waiting = ConcurrentHashMap.newKeySet();
  private volatile @Nullable String lost;
  private volatile long spokenNs = System.nanoTime();

  SessionWatch(Runnable onClose) {
    this.onClose = onClose;
  }

  /** {@return one that nobody watches: it is never told of a loss} */
  public static SessionWatch unwatched() {
    return new SessionWatch(() -> {});
  }

  /**
   * {@return completes with the reason, a clause, when nothing more comes from this session; to be
   * given back to {@link #forget}}
   */
  public CompletableFuture<String> loss() {
    CompletableFuture<String> loss = new CompletableFuture<>();
    waiting.add(loss);
    String reason = lost;
    if (reason != null) {
      loss.complete(reason);
    }
    return loss;
  }

  /** Nobody waits for it any more. */
  public void forget(CompletableFuture<String> loss) {
    waiting.remove(loss);
  }

  void lose(String reason) {
    lost = reason;
    waiting.forEach(loss -> loss.complete(reason));
  }

  /** Notes that a command of WebDriver came to its end now, by {@link System#nanoTime}. */
  public void spoken(long nowNs) {
    spokenNs = nowNs;
  }

  /** {@return for how long there has been no command} */
  public Duration silence(long nowNs) {
    return Duration.ofNanos(nowNs - spokenNs);
  }

  /** Says that the session is to end, and is not lost then. */
  @Override
  public void close() {
    onClose.run();
  }
}
