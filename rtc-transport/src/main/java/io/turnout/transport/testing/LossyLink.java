package io.turnout.transport.testing;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Confined to one thread. One direction of a link, with time passed in: the same seed, packets and
 * times give the same losses and delays.
 *
 * @param <T> what stands for a packet
 */
public final class LossyLink<T> {
  private static final double NS_PER_SECOND = 1e9;

  private final Random random;
  private final PriorityQueue<InFlight<T>> inFlight = new PriorityQueue<>();
  private LinkConditions conditions;
  private long busyUntilNs;
  private boolean busy;
  private long nextSequence;
  private long lost;

  public LossyLink(long seed, LinkConditions conditions) {
    random = new Random(seed);
    this.conditions = conditions;
  }

  /**
   * Changes what happens to packets sent from now on; those under way arrive as they would have.
   */
  public void setConditions(LinkConditions newConditions) {
    conditions = newConditions;
  }

  /** Puts a packet on the link. */
  public void send(T packet, int sizeBytes, long nowNs) {
    // Drawn whatever happens, so that a change of one condition leaves the other's draws alone.
    double lossDraw = random.nextDouble();
    double jitterDraw = random.nextDouble();
    if (conditions.cut() || lossDraw < conditions.loss()) {
      lost++;
      return;
    }
    long departureNs = nowNs;
    if (conditions.rateBps() > 0) {
      double nsPerByte = 8 * NS_PER_SECOND / conditions.rateBps();
      long startNs = busy && busyUntilNs - nowNs > 0 ? busyUntilNs : nowNs;
      if ((startNs - nowNs) / nsPerByte + sizeBytes > conditions.queueBytes()) {
        lost++;
        return;
      }
      departureNs = startNs + (long) (sizeBytes * nsPerByte);
      busyUntilNs = departureNs;
      busy = true;
    }
    long jitterNs = (long) (jitterDraw * conditions.jitter().toNanos());
    long arrivalNs = departureNs + conditions.delay().toNanos() + jitterNs;
    inFlight.add(new InFlight<>(arrivalNs, nextSequence++, packet));
  }

  /** {@return the next packet that has arrived by now, empty when none has} */
  public Optional<T> poll(long nowNs) {
    InFlight<T> next = inFlight.peek();
    if (next == null || next.arrivalNs - nowNs > 0) {
      return Optional.empty();
    }
    inFlight.poll();
    return Optional.of(next.packet);
  }

  /** {@return when the next packet arrives, empty when none is under way} */
  public OptionalLong nextArrivalNs() {
    InFlight<T> next = inFlight.peek();
    return next == null ? OptionalLong.empty() : OptionalLong.of(next.arrivalNs);
  }

  /** {@return packets lost so far, for whichever cause} */
  public long lost() {
    return lost;
  }

  private record InFlight<T>(long arrivalNs, long sequence, T packet)
      implements Comparable<InFlight<T>> {
    @Override
    public int compareTo(InFlight<T> other) {
      long difference = arrivalNs - other.arrivalNs;
      return difference != 0 ? Long.signum(difference) : Long.compare(sequence, other.sequence);
    }
  }
}
