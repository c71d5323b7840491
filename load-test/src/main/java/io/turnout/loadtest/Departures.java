package io.turnout.loadtest;

import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.Departure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Thread-safe. When each user of a scenario leaves. */
final class Departures {
  private final List<VirtualUserId> users;
  private final Map<VirtualUserId, Instant> leaveAt = new ConcurrentHashMap<>();

  /**
   * @param users in the order in which they leave
   */
  Departures(List<VirtualUserId> users) {
    this.users = List.copyOf(users);
  }

  /** {@return the departure of one user} */
  Departure of(VirtualUserId user) {
    return (now, _) -> !now.isBefore(leaveAt.getOrDefault(user, Instant.MAX));
  }

  /** The user leaves at this time, or before. */
  void leaveAt(VirtualUserId user, Instant at) {
    leaveAt.merge(user, at, (one, other) -> one.isBefore(other) ? one : other);
  }

  /** The first user leaves now, the last one when this time is over, the others in between. */
  void leave(Instant now, Duration over) {
    for (int i = 0; i < users.size(); i++) {
      leaveAt(
          users.get(i), now.plus(over.multipliedBy(i).dividedBy(Math.max(1, users.size() - 1))));
    }
  }
}
