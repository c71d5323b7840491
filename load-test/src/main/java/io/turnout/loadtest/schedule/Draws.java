package io.turnout.loadtest.schedule;

import io.turnout.loadtest.plan.MeetingLengths;
import io.turnout.loadtest.plan.MeetingSizes;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/**
 * Values drawn by chance for one scenario. Confined to one thread. The same seed and name give the
 * same values on every machine: {@link Random} and {@link StrictMath} are specified to the bit.
 */
final class Draws {
  private final Random random;

  /** Another scenario, or one more of them, does not change what this one draws. */
  Draws(long seed, String scenario) {
    this.random = new Random(mix(seed * 31 + scenario.hashCode()));
  }

  /** SplitMix64's finalizer: seeds that are near each other give values that are not. */
  private static long mix(long seed) {
    long z = seed + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  int size(MeetingSizes sizes) {
    return switch (sizes) {
      case MeetingSizes.Constant(int users) -> users;
      case MeetingSizes.Uniform(int from, int to) -> from + random.nextInt(to - from + 1);
      case MeetingSizes.Weighted weighted -> weighted(weighted);
    };
  }

  private int weighted(MeetingSizes.Weighted sizes) {
    int left = random.nextInt(sizes.total());
    for (Map.Entry<Integer, Integer> entry : sizes.weights().entrySet()) {
      left -= entry.getValue();
      if (left < 0) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("weights do not sum up: " + sizes);
  }

  Duration length(MeetingLengths lengths) {
    return switch (lengths) {
      case MeetingLengths.Constant(Duration length) -> length;
      case MeetingLengths.Uniform(Duration from, Duration to) ->
          between(from, to, random.nextDouble());
      case MeetingLengths.Exponential(Duration mean, Duration least, Duration most) ->
          exponential(mean, least, most);
      case MeetingLengths.LogNormal logNormal -> logNormal(logNormal);
    };
  }

  /** {@return the time to the next arrival of a Poisson process} */
  Duration gap(double perSecond) {
    return Duration.ofNanos((long) (-StrictMath.log(1 - random.nextDouble()) / perSecond * 1e9));
  }

  /** Inverse of the distribution function, of which only the part between the bounds is used. */
  private Duration exponential(Duration mean, Duration least, Duration most) {
    double meanNs = mean.toNanos();
    double low = 1 - StrictMath.exp(-least.toNanos() / meanNs);
    double high = 1 - StrictMath.exp(-most.toNanos() / meanNs);
    double share = low + (high - low) * random.nextDouble();
    return within(-StrictMath.log(1 - share) * meanNs, least, most);
  }

  private Duration logNormal(MeetingLengths.LogNormal lengths) {
    double medianNs = lengths.median().toNanos();
    double sigma = lengths.sigma();
    double low = StrictMath.log(lengths.atLeast().toNanos() / medianNs) / sigma;
    double high = StrictMath.log(lengths.atMost().toNanos() / medianNs) / sigma;
    double share = Normal.share(low);
    double z = Normal.quantile(share + (Normal.share(high) - share) * random.nextDouble());
    return within(medianNs * StrictMath.exp(sigma * z), lengths.atLeast(), lengths.atMost());
  }

  private static Duration between(Duration from, Duration to, double share) {
    return from.plusNanos((long) (to.minus(from).toNanos() * share));
  }

  /** Rounding may lead over a bound by a hair. */
  private static Duration within(double ns, Duration least, Duration most) {
    return Duration.ofNanos(Math.clamp((long) ns, least.toNanos(), most.toNanos()));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }
}
