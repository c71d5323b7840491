package io.turnout.loadtest.plan;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Something that all users of a scenario do in the same second. Immutable.
 *
 * @param at from the beginning of the scenario's hold
 */
public record Burst(Duration at, Act act) {
  public Burst {
    Limits.ACTION_AT.check("everybody.at", at);
  }

  /** What all do. */
  public enum Act {
    /** Reload of the page in mid-meeting. */
    RELOAD("reload"),
    /** Leaving, and joining again in the same browser. */
    REJOIN("rejoin"),
    /** Leaving for good: the scenario ends. */
    LEAVE("leave");

    private final String id;

    Act(String id) {
      this.id = id;
    }

    /** {@return the name in plans} */
    public String id() {
      return id;
    }

    static Optional<Act> byId(String id) {
      return Arrays.stream(values()).filter(act -> act.id.equals(id)).findFirst();
    }
  }
}
