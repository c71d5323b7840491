package io.turnout.transport.testing;

import java.time.Duration;

/**
 * What one direction of a network link does to packets. Immutable.
 *
 * @param loss probability that a packet is lost, 0 to 1
 * @param delay that every packet takes
 * @param jitter most that is added to the delay at random; packets may overtake each other
 * @param rateBps bits per second that pass, 0 for no limit
 * @param queueBytes how much may wait for the rate; what comes on top is lost
 * @param cut whether nothing passes at all
 */
public record LinkConditions(
    double loss, Duration delay, Duration jitter, long rateBps, int queueBytes, boolean cut) {
  /** A link that does nothing to packets. */
  public static final LinkConditions PERFECT =
      new LinkConditions(0, Duration.ZERO, Duration.ZERO, 0, 64 * 1024, false);

  public LinkConditions {
    if (!(loss >= 0 && loss <= 1)) {
      throw new IllegalArgumentException("loss: found " + loss + ", must be 0 to 1");
    }
    if (delay.isNegative() || jitter.isNegative()) {
      throw new IllegalArgumentException(
          "delay and jitter: found " + delay + " and " + jitter + ", must not be negative");
    }
    if (rateBps < 0 || queueBytes < 0) {
      throw new IllegalArgumentException(
          "rateBps and queueBytes: found "
              + rateBps
              + " and "
              + queueBytes
              + ", must not be negative");
    }
  }

  public LinkConditions withLoss(double probability) {
    return new LinkConditions(probability, delay, jitter, rateBps, queueBytes, cut);
  }

  public LinkConditions withDelay(Duration newDelay, Duration newJitter) {
    return new LinkConditions(loss, newDelay, newJitter, rateBps, queueBytes, cut);
  }

  public LinkConditions withRate(long bitsPerSecond, int newQueueBytes) {
    return new LinkConditions(loss, delay, jitter, bitsPerSecond, newQueueBytes, cut);
  }

  public LinkConditions withCut(boolean isCut) {
    return new LinkConditions(loss, delay, jitter, rateBps, queueBytes, isCut);
  }
}
