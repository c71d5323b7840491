package io.turnout.loadtest.plan;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** How many values become the one that is compared. Immutable. */
public sealed interface Aggregation {
  /** {@return the name in plans} */
  String text();

  /** Aggregations without a parameter. */
  enum Simple implements Aggregation {
    /** The least value. */
    MIN,
    /** The greatest value. */
    MAX,
    /** The arithmetic mean of all values. */
    MEAN,
    /** The last value of each subject; the one that meets the threshold worst is compared. */
    LAST;

    @Override
    public String text() {
      return switch (this) {
        case MIN -> "min";
        case MAX -> "max";
        case MEAN -> "mean";
        case LAST -> "last";
      };
    }
  }

  /**
   * The nearest-rank percentile: the least value that is not exceeded by this share of the values.
   *
   * @param percent above 0 and below 100, e.g. 99.9
   */
  record Percentile(BigDecimal percent) implements Aggregation {
    @Override
    public String text() {
      return "p" + percent.toPlainString();
    }
  }

  /** What may stand in a plan, for messages. */
  String EXPECTED = "min, max, mean, last or a percentile p1 to p99.9";

  /** {@return the aggregation of this name} */
  static Optional<Aggregation> parse(String text) {
    for (Simple simple : Simple.values()) {
      if (simple.text().equals(text)) {
        return Optional.of(simple);
      }
    }
    if (Pattern.matches("p[0-9]{1,2}(\\.[0-9]{1,3})?", text)) {
      BigDecimal percent = new BigDecimal(text.substring(1));
      if (percent.signum() > 0) {
        return Optional.of(new Percentile(percent));
      }
    }
    return Optional.empty();
  }
}
