package io.turnout.virtualuser.pattern;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Confined to one thread. Who of a meeting speaks when, after the conversational model of ITU-T
 * P.59 (03/93): one talks, both talk, or nobody does, for exponentially distributed times with
 * means of 0.854 s, 0.226 s and 0.456 s. Single talk turns into double talk in 40 % of the cases
 * and else into mutual silence; after each of these two either party goes on with 50 %. A party so
 * has talkspurts of 1.0 s and pauses of 1.4 s; somebody talks 78 % of the time, two at once 7 %.
 *
 * <p>P.59 knows two parties. In a larger meeting the other party of each moment, who cuts in or who
 * takes the turn after a silence, is drawn from all the others alike. With two users this is P.59
 * itself, and with any number the shares of single talk, double talk and silence are P.59's. Who is
 * alone talks and pauses.
 *
 * <p>Everybody who makes it with the same seed and meeting gets the same conversation.
 */
public final class SpeechTurns {
  private static final double SINGLE_TALK_NS = 0.854e9;
  private static final double DOUBLE_TALK_NS = 0.226e9;
  private static final double MUTUAL_SILENCE_NS = 0.456e9;
  private static final double DOUBLE_TALK_SHARE = 0.4;
  private static final double SAME_PARTY_SHARE = 0.5;

  /** How long before the latest time asked about speech is remembered. */
  private static final long MEMORY_NS = Duration.ofMinutes(5).toNanos();

  /**
   * Somebody speaks. Immutable.
   *
   * @param from of the conversation's own time, as {@code to}
   */
  public record Interval(Duration from, Duration to) {}

  private final int users;
  private final SplittableRandom random;
  private final List<Deque<long[]>> spoken = new ArrayList<>();
  private int talker;
  private long drawnNs;

  /**
   * The conversation of a meeting.
   *
   * @param users in the meeting, at least 1
   * @param seed of the run
   * @param meeting its name in the run
   */
  public SpeechTurns(int users, long seed, String meeting) {
    this.users = users;
    this.random = Seeds.random(seed, meeting, "speech");
    for (int i = 0; i < users; i++) {
      spoken.add(new ArrayDeque<>());
    }
    this.talker = random.nextInt(users);
  }

  /** {@return how many take part} */
  public int users() {
    return users;
  }

  /**
   * {@return when a user speaks between two times, cut to them; what is longer ago than five
   * minutes before the latest time asked about is forgotten}
   *
   * @param number of the user in its meeting, from 1
   */
  public List<Interval> of(int number, Duration from, Duration to) {
    draw(to.toNanos());
    long fromNs = from.toNanos();
    long toNs = to.toNanos();
    List<Interval> intervals = new ArrayList<>();
    for (long[] interval : spoken.get(number - 1)) {
      long beginNs = Math.max(interval[0], fromNs);
      long endNs = Math.min(interval[1], toNs);
      if (beginNs < endNs) {
        intervals.add(new Interval(Duration.ofNanos(beginNs), Duration.ofNanos(endNs)));
      }
    }
    return intervals;
  }

  private void draw(long untilNs) {
    while (drawnNs < untilNs) {
      speak(talker, SINGLE_TALK_NS);
      int other = other();
      if (other != talker && random.nextDouble() < DOUBLE_TALK_SHARE) {
        long beginNs = drawnNs;
        speak(talker, DOUBLE_TALK_NS);
        note(other, beginNs, drawnNs);
      } else {
        drawnNs += Seeds.exponentialNs(random, MUTUAL_SILENCE_NS);
      }
      talker = random.nextDouble() < SAME_PARTY_SHARE ? talker : other;
    }
    for (Deque<long[]> intervals : spoken) {
      while (!intervals.isEmpty() && intervals.getFirst()[1] < untilNs - MEMORY_NS) {
        intervals.removeFirst();
      }
    }
  }

  private int other() {
    return users == 1 ? talker : (talker + 1 + random.nextInt(users - 1)) % users;
  }

  private void speak(int user, double meanNs) {
    long beginNs = drawnNs;
    drawnNs += Seeds.exponentialNs(random, meanNs);
    note(user, beginNs, drawnNs);
  }

  private void note(int user, long beginNs, long endNs) {
    Deque<long[]> intervals = spoken.get(user);
    if (!intervals.isEmpty() && intervals.getLast()[1] == beginNs) {
      intervals.getLast()[1] = endNs;
    } else if (endNs > beginNs) {
      intervals.addLast(new long[] {beginNs, endNs});
    }
  }
}
