package io.turnout.virtualuser.pattern;

import io.turnout.report.record.UserAction;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.pattern.TimedAction.Argument;
import io.turnout.virtualuser.pattern.UserPattern.PlannedAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/**
 * Pure. What one user does and when, drawn from its pattern: the same arguments give the same
 * schedule. Messages, strokes and random actions come with exponential times between them (a
 * Poisson process each). Random actions make sense one after the other, and what they began is
 * ended before the stay is.
 */
public final class ActionSchedule {
  /** What is begun later than this before the end of a stay could not be verified any more. */
  private static final Duration LAST_BEGIN = Duration.ofSeconds(20);

  private final UserPattern pattern;
  private final VirtualUserId user;
  private final int number;
  private final long stayNs;
  private final long closingNs;
  private final long seed;
  private final List<Draft> drafts = new ArrayList<>();

  private enum Source {
    SCREEN,
    PLANNED,
    MESSAGES,
    STROKES,
    SIGN_OF_LIFE,
    RANDOM,
    CLOSING
  }

  private record Draft(
      long atNs, Source source, Optional<UserAction> action, Optional<Argument> argument) {}

  private ActionSchedule(
      UserPattern pattern, VirtualUserId user, int number, Duration stay, long seed) {
    this.pattern = pattern;
    this.user = user;
    this.number = number;
    this.stayNs = stay.toNanos();
    this.closingNs = stayNs - Math.min(LAST_BEGIN.toNanos(), stayNs / 2) / 2;
    this.seed = seed;
  }

  /**
   * {@return what the user does, in order}
   *
   * @param number of the user in its meeting, from 1
   * @param stay nothing is done at or after this time
   * @param seed of the run
   */
  public static List<TimedAction> of(
      UserPattern pattern,
      Optional<KeepAlive> keepAlive,
      VirtualUserId user,
      int number,
      Duration stay,
      long seed) {
    return new ActionSchedule(pattern, user, number, stay, seed).draw(keepAlive);
  }

  /** {@return everything that users of this pattern may come to do, keep-alive by mouse aside} */
  public static Set<UserAction> actionsOf(UserPattern pattern, Optional<KeepAlive> keepAlive) {
    Set<UserAction> actions = EnumSet.noneOf(UserAction.class);
    pattern.screen().ifPresent(_ -> actions.add(UserAction.START_SCREEN_SHARE));
    pattern.messages().ifPresent(_ -> actions.add(UserAction.SEND_MESSAGE));
    pattern.annotations().ifPresent(_ -> actions.add(UserAction.DRAW_STROKE));
    pattern.actions().forEach(planned -> actions.add(planned.action()));
    pattern
        .randomActions()
        .ifPresent(
            random -> random.kinds().forEach(kind -> actions.addAll(Conduct.withPair(kind))));
    keepAlive.ifPresent(
        sign -> {
          switch (sign.means()) {
            case MESSAGE -> actions.add(UserAction.SEND_MESSAGE);
            case ADAPTER_STEPS -> actions.add(UserAction.KEEP_ALIVE);
            case MOUSE_MOVE -> {}
          }
        });
    return actions;
  }

  private List<TimedAction> draw(Optional<KeepAlive> keepAlive) {
    boolean sharesAlways = pattern.screen().filter(s -> s.users().contains(number)).isPresent();
    if (sharesAlways) {
      add(0, Source.SCREEN, UserAction.START_SCREEN_SHARE);
    }
    for (PlannedAction planned : pattern.actions()) {
      if (planned.users().isEmpty() || planned.users().contains(number)) {
        add(planned.at().toNanos(), Source.PLANNED, planned.action());
      }
    }
    pattern
        .messages()
        .ifPresent(
            m ->
                arrivals(
                    m.every(),
                    "messages",
                    at -> add(at, Source.MESSAGES, UserAction.SEND_MESSAGE)));
    pattern
        .annotations()
        .ifPresent(
            a ->
                arrivals(
                    a.every(), "strokes", at -> add(at, Source.STROKES, UserAction.DRAW_STROKE)));
    keepAlive.ifPresent(this::signsOfLife);
    pattern
        .randomActions()
        .ifPresent(
            random -> {
              arrivals(
                  random.every(),
                  "random",
                  at ->
                      drafts.add(new Draft(at, Source.RANDOM, Optional.empty(), Optional.empty())));
              drafts.add(new Draft(closingNs, Source.CLOSING, Optional.empty(), Optional.empty()));
            });
    drafts.sort(Comparator.comparingLong(Draft::atNs).thenComparing(Draft::source));
    return numbered(new Conduct(pattern, sharesAlways));
  }

  private void add(long atNs, Source source, UserAction action) {
    if (atNs < stayNs) {
      drafts.add(new Draft(atNs, source, Optional.of(action), Optional.empty()));
    }
  }

  private void arrivals(Duration every, String name, LongConsumer arrival) {
    SplittableRandom random = Seeds.random(seed, user.meeting(), user.user(), name);
    double meanNs = every.toNanos();
    long atNs = Seeds.exponentialNs(random, meanNs);
    while (atNs < stayNs) {
      arrival.accept(atNs);
      atNs += Math.max(1, Seeds.exponentialNs(random, meanNs));
    }
  }

  private void signsOfLife(KeepAlive keepAlive) {
    long everyNs = keepAlive.every().toNanos();
    for (long atNs = everyNs; atNs < stayNs; atNs += everyNs) {
      if (keepAlive.means() == KeepAlive.Means.MESSAGE) {
        add(atNs, Source.SIGN_OF_LIFE, UserAction.SEND_MESSAGE);
      } else {
        drafts.add(
            new Draft(
                atNs,
                Source.SIGN_OF_LIFE,
                Optional.of(UserAction.KEEP_ALIVE),
                Optional.of(new Argument.SignOfLife(keepAlive.means()))));
      }
    }
  }

  private List<TimedAction> numbered(Conduct conduct) {
    SplittableRandom choice = Seeds.random(seed, user.meeting(), user.user(), "choice");
    Content content = new Content(pattern, user, seed);
    List<TimedAction> schedule = new ArrayList<>();
    for (Draft draft : drafts) {
      List<UserAction> actions =
          switch (draft.source()) {
            case RANDOM -> conduct.choose(choice, draft.atNs() < stayNs - 2 * (stayNs - closingNs));
            case CLOSING -> conduct.closings();
            default -> conduct.planned(draft.action().orElseThrow());
          };
      for (UserAction action : actions) {
        int next = schedule.size() + 1;
        Argument argument = draft.argument().orElseGet(() -> content.of(action, next));
        schedule.add(new TimedAction(next, Duration.ofNanos(draft.atNs()), action, argument));
      }
    }
    return List.copyOf(schedule);
  }
}
