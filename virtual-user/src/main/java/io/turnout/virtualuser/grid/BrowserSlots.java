package io.turnout.virtualuser.grid;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many browsers of each product a node may run at the same time. Immutable.
 *
 * @param counts at least one product, each with at least 1
 * @param forced whether they are more than the machine was reckoned to carry
 */
public record BrowserSlots(Map<BrowserProduct, Integer> counts, boolean forced) {
  private static final int MOST = 1000;

  public BrowserSlots {
    if (counts.isEmpty()) {
      throw new IllegalArgumentException("slots: found none, expected at least one, as chrome=4");
    }
    counts.forEach(
        (product, count) -> {
          if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                "slots: found "
                    + product.browserName()
                    + "="
                    + count
                    + ", expected 1 to "
                    + MOST
                    + "; leave out a browser that is not wanted");
          }
        });
    counts = new EnumMap<>(counts);
  }

  /** {@return a copy, in the order of the products} */
  @Override
  public Map<BrowserProduct, Integer> counts() {
    return new EnumMap<>(counts);
  }

  /** {@return slots for Chrome or Chromium alone} */
  public static BrowserSlots ofChrome(int count) {
    return new BrowserSlots(Map.of(BrowserProduct.CHROME, count), false);
  }

  /**
   * Reads {@code chrome=4,firefox=2}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static BrowserSlots parse(String text) {
    Map<BrowserProduct, Integer> counts = new EnumMap<>(BrowserProduct.class);
    for (String part : text.split(",", -1)) {
      String[] pair = part.strip().split("=", -1);
      if (pair.length != 2) {
        throw new IllegalArgumentException(
            "slots: found '" + part.strip() + "', expected BROWSER=COUNT, as chrome=4,firefox=2");
      }
      BrowserProduct product = BrowserProduct.of(pair[0].strip().toLowerCase(Locale.ROOT));
      if (counts.put(product, count(pair[1].strip())) != null) {
        throw new IllegalArgumentException(
            "slots: found " + product.browserName() + " twice, expected each browser once");
      }
    }
    return new BrowserSlots(counts, false);
  }

  private static int count(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "slots: found '" + text + "', expected a number from 1 to " + MOST, e);
    }
  }

  /** {@return the same, said to be more than the machine was reckoned to carry, or not} */
  public BrowserSlots asForced(boolean value) {
    return new BrowserSlots(counts, value);
  }

  /** {@return of all products together} */
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey().browserName() + "=" + entry.getValue())
        .collect(Collectors.joining(","));
  }
}
