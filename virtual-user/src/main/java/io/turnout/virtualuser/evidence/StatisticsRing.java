package io.turnout.virtualuser.evidence;

import io.turnout.virtualuser.Observation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Confined to its user's thread. A user's observations of the last seconds. */
public final class StatisticsRing {
  /** How far back it goes. */
  public static final Duration SPAN = Duration.ofSeconds(30);

  private final Deque<Observation> observations = new ArrayDeque<>();

  /** Takes the next observation; those that are too old go. */
  public void add(Observation observation) {
    observations.add(observation);
    while (observations.getFirst().at().isBefore(observation.at().minus(SPAN))) {
      observations.remove();
    }
  }

  /** {@return what is there, the oldest first} */
  public List<Observation> observations() {
    return List.copyOf(observations);
  }
}
