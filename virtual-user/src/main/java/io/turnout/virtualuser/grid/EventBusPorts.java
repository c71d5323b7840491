package io.turnout.virtualuser.grid;

/**
 * The two TCP ports of the hub over which it and its nodes tell each other what happens. Immutable.
 *
 * @param publish to which nodes send; 0 takes a free one
 * @param subscribe from which nodes receive; 0 takes a free one
 */
public record EventBusPorts(int publish, int subscribe) {
  /** Selenium Grid's own. */
  public static final EventBusPorts STANDARD = new EventBusPorts(4442, 4443);

  private static final int MOST = 65_535;

  public EventBusPorts {
    requirePort(publish);
    requirePort(subscribe);
    if (publish == subscribe && publish != 0) {
      throw new IllegalArgumentException(
          "event bus: found port " + publish + " twice, expected two ports");
    }
  }

  private static void requirePort(int port) {
    if (port < 0 || port > MOST) {
      throw new IllegalArgumentException(
          "event bus: found port " + port + ", expected 0 to " + MOST);
    }
  }
}
