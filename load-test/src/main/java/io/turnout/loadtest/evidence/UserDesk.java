package io.turnout.loadtest.evidence;

import io.turnout.report.record.EvidenceFile.Kind;
import io.turnout.report.record.VirtualUserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thread-safe. What others want of one user's agent; one for each agent. */
final class UserDesk {
  /** What goes wrong again so soon looks the same. */
  private static final Duration LEAST_INTERVAL = Duration.ofSeconds(30);

  private final VirtualUserId user;
  private final ScreenshotRequests screenshots = new ScreenshotRequests(Kind.WITNESS_SCREENSHOT);
  private final Object lock = new Object();
  private @Nullable Cause wanted;
  private @Nullable Cause failure;
  private Instant takenAt = Instant.MIN;

  UserDesk(VirtualUserId user) {
    this.user = user;
  }

  VirtualUserId user() {
    return user;
  }

  ScreenshotRequests screenshots() {
    return screenshots;
  }

  /** Asks for evidence before the next observation. {@return whether it will be taken} */
  boolean want(Cause cause) {
    synchronized (lock) {
      if (wanted != null
          || failure != null
          || (takenAt != Instant.MIN && cause.at().isBefore(takenAt.plus(LEAST_INTERVAL)))) {
        return false;
      }
      wanted = cause;
      takenAt = cause.at();
      return true;
    }
  }

  /** {@return what evidence is wanted for; the caller takes it} */
  Optional<Cause> takeWanted() {
    synchronized (lock) {
      Optional<Cause> cause = Optional.ofNullable(wanted);
      wanted = null;
      return cause;
    }
  }

  /** The user has failed: evidence is taken before its agent is closed. */
  void fail(Cause cause) {
    synchronized (lock) {
      failure = cause;
      wanted = null;
    }
    screenshots.close(user.user() + " has failed, too");
  }

  /** {@return why the user failed, if it did; the caller takes the evidence} */
  Optional<Cause> takeFailure() {
    synchronized (lock) {
      Optional<Cause> cause = Optional.ofNullable(failure);
      failure = null;
      return cause;
    }
  }
}
