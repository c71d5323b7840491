package io.turnout.loadtest.plan;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Where the browsers come from. Immutable. */
public sealed interface GridSource {
  /**
   * A standalone Grid that the run starts and stops.
   *
   * @param slots browsers at a time
   */
  record Embedded(int slots) implements GridSource {
    public Embedded {
      Limits.SLOTS.check("grid.embedded.slots", slots);
    }

    void requireRoomFor(List<Scenario> scenarios, EvidenceSettings evidence) {
      shortage(scenarios, evidence)
          .ifPresent(
              expected -> {
                throw new IllegalArgumentException(
                    "grid.embedded.slots: found " + slots + ", expected " + expected);
              });
    }

    /**
     * {@return what would be enough, if these slots are not; loads that are drawn by chance are
     * known only when they are drawn}
     */
    Optional<String> shortage(List<Scenario> scenarios, EvidenceSettings evidence) {
      if (!scenarios.stream().allMatch(scenario -> users(scenario).isPresent())) {
        return Optional.empty();
      }
      int users = ScenarioOrder.mostUsers(scenarios, scenario -> users(scenario).orElseThrow());
      int others = evidence.slots();
      return users + others > slots
          ? Optional.of(
              "at least "
                  + (users + others)
                  + ": one slot for each of "
                  + sum(scenarios, users)
                  + " users"
                  + (others == 0 ? "" : " and " + others + " for evidence.portal")
                  + " (give the Grid more slots or plan fewer users)")
          : Optional.empty();
    }

    private static String sum(List<Scenario> scenarios, int users) {
      return scenarios.size() == 1
              && scenarios.getFirst().load() instanceof MeetingLoad.Closed closed
              && closed.sizes() instanceof MeetingSizes.Constant(int each)
          ? closed.count() + " x " + each
          : "the " + users + " concurrent";
    }

    private static OptionalInt users(Scenario scenario) {
      return scenario.load() instanceof MeetingLoad.Closed closed
              && closed.sizes() instanceof MeetingSizes.Constant(int each)
          ? OptionalInt.of(closed.count() * each)
          : OptionalInt.empty();
    }
  }

  /** A Grid that is already there: the address of its hub or router. */
  record Hub(URI url) implements GridSource {
    public Hub {
      Limits.checkUrl("grid.hub", url, "http", "https");
      if (url.getUserInfo() != null) {
        throw new IllegalArgumentException(
            "grid.hub: found a user in the address, expected grid.cloud, whose user and password"
                + " come from the environment");
      }
    }
  }

  /**
   * A browser cloud.
   *
   * @param url its address, with references to the environment
   * @param slots browsers at a time that it allows
   * @param capabilities of its own, with references to the environment in their texts
   */
  record Cloud(CloudAddress url, int slots, Map<String, Object> capabilities)
      implements GridSource {
    public Cloud {
      Limits.SLOTS.check("grid.cloud.slots", slots);
      capabilities = Map.copyOf(capabilities);
    }
  }
}
