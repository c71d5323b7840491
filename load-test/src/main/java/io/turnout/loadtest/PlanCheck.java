package io.turnout.loadtest;

import io.turnout.loadtest.estimate.Capacity;
import io.turnout.loadtest.estimate.LoadEstimate;
import io.turnout.loadtest.estimate.Shortages;
import io.turnout.loadtest.plan.GridSource;
import io.turnout.loadtest.plan.Plan;
import io.turnout.virtualuser.grid.GridUnavailableException;
import io.turnout.virtualuser.grid.RunningGrid;
import io.turnout.virtualuser.grid.SeleniumGrid;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import oshi.SystemInfo;

/**
 * A plan that can be played, with what it needs beside what is there. Immutable.
 *
 * @param warnings what may spoil the run, a sentence each
 */
public record PlanCheck(LoadEstimate need, Capacity capacity, List<String> warnings) {
  public PlanCheck {
    warnings = List.copyOf(warnings);
  }

  /** Checks a plan in full; starts nothing. */
  static PlanCheck of(Plan plan, LoadEstimate need) {
    Capacity capacity = capacity(plan.grid());
    return new PlanCheck(need, capacity, Shortages.of(need, capacity));
  }

  private static Capacity capacity(GridSource grid) {
    return switch (grid) {
      case GridSource.Embedded(int slots) ->
          new Capacity(OptionalInt.of(slots), "", Optional.of(thisMachine()));
      case GridSource.Cloud cloud ->
          new Capacity(OptionalInt.of(cloud.slots()), "", Optional.empty());
      case GridSource.Hub(URI url) -> {
        Optional<Capacity.Machine> machine =
            isHere(url) ? Optional.of(thisMachine()) : Optional.empty();
        try (SeleniumGrid hub = RunningGrid.at(url)) {
          yield new Capacity(OptionalInt.of(hub.slots()), "", machine);
        } catch (GridUnavailableException e) {
          yield new Capacity(OptionalInt.empty(), String.valueOf(e.getMessage()), machine);
        }
      }
    };
  }

  private static boolean isHere(URI url) {
    try {
      return Stream.of(InetAddress.getAllByName(url.getHost()))
          .allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static Capacity.Machine thisMachine() {
    return new Capacity.Machine(
        Runtime.getRuntime().availableProcessors(),
        new SystemInfo().getHardware().getMemory().getAvailable());
  }
}
