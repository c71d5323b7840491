package io.turnout.virtualuser;

import io.turnout.report.record.UserAction;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.pattern.TimedAction;
import io.turnout.virtualuser.pattern.UserPattern;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. What the users of one meeting have done and send now, and who is there to see it;
 * one for each meeting, shared by its users.
 */
public final class MeetingLedger {
  private final Object lock = new Object();
  private final Map<VirtualUserId, Entry> entries = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private @Nullable Instant conversationBegan;

  /** A meeting in which nothing has happened yet. */
  public MeetingLedger() {}

  /**
   * Calls all who are in the meeting at this time to do something in the same moment. Whoever comes
   * later does not hear it.
   *
   * @param at a few seconds ahead, for users listen once an observation
   */
  public void call(UserAction action, Instant at) {
    synchronized (lock) {
      calls.add(new Call(at, action));
    }
  }

  /** {@return the calls beyond the first so many, in the order in which they were made} */
  List<Call> callsAfter(int heard) {
    synchronized (lock) {
      return List.copyOf(calls.subList(heard, calls.size()));
    }
  }

  /** What everybody is to do at this time. Immutable. */
  record Call(Instant at, UserAction action) {}

  /** Somebody who is or was in the meeting. Immutable. */
  record Participant(
      VirtualUserId user,
      String displayName,
      int number,
      boolean hasCamera,
      UserPattern.Speech speech) {
    static Participant of(UserPlan plan) {
      Invitation invitation = plan.invitation();
      return new Participant(
          invitation.user(),
          invitation.displayName(),
          plan.number(),
          plan.pattern().camera().isPresent(),
          plan.pattern().speech());
    }
  }

  /**
   * Something that was done and is to be seen by the others. Immutable.
   *
   * @param at when it was done
   */
  record Deed(Participant actor, TimedAction action, Instant at) {}

  /**
   * Who is there and sends what. Immutable.
   *
   * @param participants all that have ever come
   * @param sending of all participants; nothing while they are away
   * @param present who is there, with proof of media
   */
  record State(
      Map<VirtualUserId, Participant> participants,
      Map<VirtualUserId, Sending> sending,
      Set<VirtualUserId> present) {}

  private static final class Entry {
    private final Participant participant;
    private final Queue<Deed> inbox = new ArrayDeque<>();
    private Sending sending;
    private boolean present;

    Entry(Participant participant, Sending sending) {
      this.participant = participant;
      this.sending = sending;
    }
  }

  /** The user is about to join. */
  void enter(Participant participant, Sending sending) {
    synchronized (lock) {
      entries.put(participant.user(), new Entry(participant, sending));
    }
  }

  /** The user's media is proven: from now on it is expected to see what the others do. */
  void present(VirtualUserId user, Sending sending, Instant now) {
    synchronized (lock) {
      Entry entry = entry(user);
      entry.present = true;
      entry.sending = sending;
      if (conversationBegan == null) {
        conversationBegan = now;
      }
    }
  }

  /** The user is out of the meeting, for a while or for ever, and sees nothing. */
  void away(VirtualUserId user) {
    synchronized (lock) {
      Entry entry = entries.get(user);
      if (entry != null) {
        entry.present = false;
        entry.sending = Sending.NOTHING;
        entry.inbox.clear();
      }
    }
  }

  /** The user sends this from now on. */
  void sends(VirtualUserId user, Sending sending) {
    synchronized (lock) {
      entry(user).sending = sending;
    }
  }

  /** Something was done; whoever is there now is to see it. */
  void done(VirtualUserId actor, TimedAction action, Instant at) {
    synchronized (lock) {
      Deed deed = new Deed(entry(actor).participant, action, at);
      for (Entry entry : entries.values()) {
        if (entry.present && !entry.participant.user().equals(actor)) {
          entry.inbox.add(deed);
        }
      }
    }
  }

  /** {@return what was done since this was last asked, and is to be seen by this user} */
  List<Deed> take(VirtualUserId observer) {
    synchronized (lock) {
      Entry entry = entry(observer);
      List<Deed> deeds = List.copyOf(entry.inbox);
      entry.inbox.clear();
      return deeds;
    }
  }

  /** {@return how the meeting stands now} */
  State state() {
    synchronized (lock) {
      Map<VirtualUserId, Participant> participants = new HashMap<>();
      Map<VirtualUserId, Sending> sending = new HashMap<>();
      Set<VirtualUserId> present = new HashSet<>();
      entries.forEach(
          (user, entry) -> {
            participants.put(user, entry.participant);
            sending.put(user, entry.sending);
            if (entry.present) {
              present.add(user);
            }
          });
      return new State(participants, sending, present);
    }
  }

  /**
   * {@return when the first user was there, from which on speech is counted; null while none is}
   */
  @Nullable Instant conversationBegan() {
    synchronized (lock) {
      return conversationBegan;
    }
  }

  private Entry entry(VirtualUserId user) {
    Entry entry = entries.get(user);
    if (entry == null) {
      throw new IllegalStateException(user + " has not entered the meeting");
    }
    return entry;
  }
}
