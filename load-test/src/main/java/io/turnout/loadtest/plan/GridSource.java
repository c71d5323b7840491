package io.turnout.loadtest.plan;

import java.net.URI;

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

    void requireRoomFor(MeetingLoad load) {
      if (load.users() > slots) {
        throw new IllegalArgumentException(
            "grid.embedded.slots: found " + slots + ", expected " + roomFor(load));
      }
    }

    static String roomFor(MeetingLoad load) {
      return "at least "
          + load.users()
          + ": one slot for each of "
          + load.count()
          + " x "
          + load.usersPerMeeting()
          + " users (give the Grid more slots or plan fewer users)";
    }
  }

  /** A Grid that is already there: the address of its hub or router. */
  record Hub(URI url) implements GridSource {
    public Hub {
      Limits.checkUrl("grid.hub", url, "http", "https");
    }
  }
}
