package io.turnout.virtualuser;

import io.turnout.report.record.VirtualUserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Thread-safe. Who of a meeting's planned users is to be reckoned with. All are, from the start,
 * until they are gone: failed, left, or never played. So nobody is faulted for the silence of a
 * user that is known to be gone.
 */
public final class MeetingRoster {

  /**
   * The roster at one moment. Immutable.
   *
   * @param expectedUsers users that are or will be in the meeting
   * @param complete whether all of them have begun to join; from then on a missing stream is
   *     somebody's fault and not the plan's
   * @param changedAt when a user last began to join, also for another time, or was removed; {@link
   *     Instant#MIN} if never
   * @param lastBeganAt when a user last began to join for the first time; {@link Instant#MIN} if
   *     none has
   * @param removedUsers planned users that are gone
   */
  public record Standing(
      int expectedUsers,
      boolean complete,
      Instant changedAt,
      Instant lastBeganAt,
      int removedUsers) {}

  private final Object lock = new Object();
  private final Set<VirtualUserId> expected;
  private final Set<VirtualUserId> begun = new HashSet<>();
  private Instant changedAt = Instant.MIN;
  private Instant lastBeganAt = Instant.MIN;
  private int removed;

  /** A meeting in which all of these users are to meet. */
  public MeetingRoster(Collection<VirtualUserId> planned) {
    this.expected = new HashSet<>(planned);
  }

  /** {@return how the meeting stands now} */
  public Standing standing() {
    synchronized (lock) {
      return new Standing(
          expected.size(), begun.containsAll(expected), changedAt, lastBeganAt, removed);
    }
  }

  /** {@return the users, but this one, that are or will be in the meeting} */
  List<VirtualUserId> othersThan(VirtualUserId user) {
    synchronized (lock) {
      return expected.stream().filter(other -> !other.equals(user)).toList();
    }
  }

  /** The user starts to join now, or tries again. {@link VirtualUser} says so itself. */
  public void begin(VirtualUserId user, Instant now) {
    synchronized (lock) {
      if (expected.contains(user)) {
        changedAt = now;
        if (begun.add(user)) {
          lastBeganAt = now;
        }
      }
    }
  }

  /**
   * The user is not, or will never be, in the meeting. {@link VirtualUser} says so itself when it
   * is played; whoever decides not to play a planned user must say it.
   */
  public void remove(VirtualUserId user, Instant now) {
    synchronized (lock) {
      if (expected.remove(user)) {
        removed++;
        changedAt = now;
      }
    }
  }
}
