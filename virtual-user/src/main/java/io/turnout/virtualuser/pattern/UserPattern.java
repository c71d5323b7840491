package io.turnout.virtualuser.pattern;

import io.turnout.report.record.UserAction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the users of a meeting do while they are in it. Immutable. Times are from a user's proof of
 * media.
 *
 * @param name as the plan calls it, e.g. {@code video+screen}
 * @param camera what the users' cameras send; empty: they join without one
 * @param screen who shares a screen from the start to the end; empty: nobody
 * @param messages empty: nobody writes
 * @param annotations empty: nobody draws
 * @param speech who speaks when
 * @param actions at fixed times
 * @param randomActions drawn from the run's seed; empty: none
 */
public record UserPattern(
    String name,
    Optional<Camera> camera,
    Optional<ScreenShare> screen,
    Optional<Messages> messages,
    Optional<Annotations> annotations,
    Speech speech,
    List<PlannedAction> actions,
    Optional<RandomActions> randomActions) {

  /** The video call: everybody's camera and microphone, nothing else. */
  public static final UserPattern VIDEO =
      new UserPattern(
          "video",
          Optional.of(Camera.DEFAULT),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Speech.ALWAYS,
          List.of(),
          Optional.empty());

  public UserPattern {
    actions = List.copyOf(actions);
  }

  /**
   * A camera. What is empty is left to the application and the browser.
   *
   * @param width with {@code height} what the application gets unless it insists on another size
   * @param framesPerSecond 1 to 60, which the browser's fake camera can give
   * @param maxBitrateBps cap on what the sender encodes, per stream
   */
  public record Camera(
      OptionalInt width,
      OptionalInt height,
      OptionalInt framesPerSecond,
      OptionalInt maxBitrateBps) {
    public static final Camera DEFAULT =
        new Camera(
            OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    public Camera {
      int rate = framesPerSecond.orElse(1);
      if (rate < 1 || rate > 60) {
        throw new IllegalArgumentException("framesPerSecond: found " + rate + ", expected 1 to 60");
      }
    }
  }

  /**
   * Screens that are shared all the time.
   *
   * @param users numbers of the sharing users in their meeting, from 1
   */
  public record ScreenShare(Set<Integer> users) {
    /** The first user of each meeting. */
    public static final ScreenShare BY_FIRST_USER = new ScreenShare(Set.of(1));

    public ScreenShare {
      users = Set.copyOf(users);
    }
  }

  /**
   * Chat.
   *
   * @param every mean time between two messages of one user
   * @param length characters of a message
   */
  public record Messages(Duration every, int length) {}

  /**
   * Drawing.
   *
   * @param every mean time between two strokes of one user
   */
  public record Annotations(Duration every) {}

  /** Who speaks when. */
  public enum Speech {
    /** Everybody, all the time. */
    ALWAYS,
    /** Single talk, double talk and silence as in ITU-T P.59. */
    TURNS,
    /** Nobody: microphones are open and silent. */
    NEVER
  }

  /**
   * Something done at a fixed time.
   *
   * @param at from proof of media
   * @param users numbers of the acting users in their meeting, from 1; empty: everybody
   */
  public record PlannedAction(Duration at, UserAction action, Set<Integer> users) {
    public PlannedAction {
      users = Set.copyOf(users);
    }
  }

  /**
   * Actions at random times.
   *
   * @param every mean time between two actions of one user
   * @param kinds what is chosen from, all alike
   */
  public record RandomActions(Duration every, Set<UserAction> kinds) {
    public RandomActions {
      kinds = Set.copyOf(kinds);
    }
  }
}
