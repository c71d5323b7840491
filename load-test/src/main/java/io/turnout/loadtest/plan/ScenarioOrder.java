package io.turnout.loadtest.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** Which scenario waits for which. Pure. */
public final class ScenarioOrder {
  private ScenarioOrder() {}

  /**
   * {@return how many users may be there at the same time, at most: scenarios that do not wait for
   * each other are there together, however long each of them takes}
   *
   * @param peak of each scenario alone
   */
  public static int mostUsers(List<Scenario> scenarios, ToIntFunction<Scenario> peak) {
    return (int) Math.round(most(scenarios, peak::applyAsInt));
  }

  /**
   * {@return how much of anything may be needed at the same time, at most}
   *
   * @param peak of each scenario alone
   */
  public static double most(List<Scenario> scenarios, ToDoubleFunction<Scenario> peak) {
    return scenarios.stream()
        .filter(scenario -> scenario.after().isEmpty())
        .mapToDouble(scenario -> mostFrom(scenario, scenarios, peak))
        .sum();
  }

  private static double mostFrom(
      Scenario scenario, List<Scenario> scenarios, ToDoubleFunction<Scenario> peak) {
    double followers =
        scenarios.stream()
            .filter(other -> other.after().filter(scenario.name()::equals).isPresent())
            .mapToDouble(other -> mostFrom(other, scenarios, peak))
            .sum();
    return Math.max(peak.applyAsDouble(scenario), followers);
  }

  static void check(List<Scenario> scenarios) {
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("scenarios: found none, expected at least one");
    }
    Map<String, Scenario> byName = new HashMap<>();
    for (Scenario scenario : scenarios) {
      if (byName.put(scenario.name(), scenario) != null) {
        throw new IllegalArgumentException(
            "scenarios: found two named "
                + scenario.name()
                + ", expected a name of its own for each");
      }
    }
    for (Scenario scenario : scenarios) {
      List<String> others = new ArrayList<>(byName.keySet());
      others.remove(scenario.name());
      if (scenario.after().isPresent() && !others.contains(scenario.after().get())) {
        throw new IllegalArgumentException(
            "scenarios: found "
                + scenario.name()
                + " after "
                + unknown(scenario.after().get(), others));
      }
      requireBeginning(scenario, byName);
    }
  }

  private static String unknown(String found, List<String> others) {
    return "'"
        + found
        + "', expected "
        + (others.isEmpty()
            ? "another scenario of the plan; there is none"
            : "one of " + String.join(", ", others.stream().sorted().toList()))
        + Suggestion.sentence(found, others);
  }

  private static void requireBeginning(Scenario scenario, Map<String, Scenario> byName) {
    Set<String> before = new HashSet<>();
    Scenario at = scenario;
    while (at != null && at.after().isPresent()) {
      if (!before.add(at.name())) {
        throw new IllegalArgumentException(
            "scenarios: found "
                + String.join(", ", before.stream().sorted().toList())
                + " waiting for each other, expected one that starts with the run");
      }
      at = byName.get(at.after().get());
    }
  }
}
