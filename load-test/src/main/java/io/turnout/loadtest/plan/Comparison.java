package io.turnout.loadtest.plan;

import java.util.Arrays;
import java.util.Optional;

/** How a measured value is held against a threshold's limit. */
public enum Comparison {
  LESS("<"),
  LESS_OR_EQUAL("<="),
  EQUAL("=="),
  GREATER_OR_EQUAL(">="),
  GREATER(">");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  /** {@return how it is written in plans} */
  public String symbol() {
    return symbol;
  }

  static Optional<Comparison> parse(String symbol) {
    return Arrays.stream(values()).filter(c -> c.symbol.equals(symbol)).findFirst();
  }

  /** {@return whether the value meets the limit} */
  public boolean holds(double value, double limit) {
    int order = Double.compare(value, limit);
    return switch (this) {
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case EQUAL -> order == 0;
      case GREATER_OR_EQUAL -> order >= 0;
      case GREATER -> order > 0;
    };
  }

  /**
   * {@return how far the value is on the passing side of the limit; negative when it is on the
   * other side, never positive when only the limit itself passes}
   */
  public double margin(double value, double limit) {
    return switch (this) {
      case LESS, LESS_OR_EQUAL -> limit - value;
      case EQUAL -> -Math.abs(value - limit);
      case GREATER_OR_EQUAL, GREATER -> value - limit;
    };
  }

  /** {@return of two values the one that meets the limit worse} */
  public double worse(double a, double b, double limit) {
    return switch (this) {
      case LESS, LESS_OR_EQUAL -> Math.max(a, b);
      case GREATER, GREATER_OR_EQUAL -> Math.min(a, b);
      case EQUAL -> Math.abs(a - limit) >= Math.abs(b - limit) ? a : b;
    };
  }

  /** {@return whether a high value is what breaks the limit} */
  public boolean wantsLittle() {
    return switch (this) {
      case LESS, LESS_OR_EQUAL, EQUAL -> true;
      case GREATER_OR_EQUAL, GREATER -> false;
    };
  }
}
