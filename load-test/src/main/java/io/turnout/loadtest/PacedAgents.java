package io.turnout.loadtest;

import io.turnout.virtualuser.AgentStartException;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.UserAgent;
import io.turnout.virtualuser.UserAgentFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Thread-safe. Starts no more browsers at the same time than the Grid's nodes can: machines that
 * start too many at once are late with all of them.
 */
final class PacedAgents implements UserAgentFactory {
  /** Shorter waits are nobody's concern. */
  private static final Duration WORTH_SAYING = Duration.ofSeconds(1);

  private final UserAgentFactory agents;
  private final int atOnce;
  private final Semaphore turns;
  private final AtomicInteger waited = new AtomicInteger();
  private final AtomicLong longestNs = new AtomicLong();

  PacedAgents(UserAgentFactory agents, int atOnce) {
    this.agents = agents;
    this.atOnce = atOnce;
    this.turns = new Semaphore(atOnce, true);
  }

  @Override
  public UserAgent start(Invitation invitation) throws AgentStartException, InterruptedException {
    long beganNs = System.nanoTime();
    turns.acquire();
    try {
      took(System.nanoTime() - beganNs);
      return agents.start(invitation);
    } finally {
      turns.release();
    }
  }

  private void took(long waitNs) {
    if (waitNs >= WORTH_SAYING.toNanos()) {
      waited.incrementAndGet();
      longestNs.accumulateAndGet(waitNs, Math::max);
    }
  }

  /** {@return a sentence, when users had to wait for their turn} */
  Optional<String> delays() {
    int users = waited.get();
    return users == 0
        ? Optional.empty()
        : Optional.of(
            "The Grid's nodes start "
                + atOnce
                + " browsers at a time: "
                + users
                + (users == 1 ? " user" : " users")
                + " came later than planned, by "
                + longestNs.get() / 1_000_000_000
                + " s at most. More nodes, or users who come more slowly, come in time.");
  }
}
