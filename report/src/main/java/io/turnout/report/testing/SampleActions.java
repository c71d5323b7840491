package io.turnout.report.testing;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.VirtualUserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Confined to one thread. What the made-up users do, and what the others see of it. */
final class SampleActions {
  static final String HOSTILE_MESSAGE = "<b>all</b> \"hands\" & more";
  private static final int MISSED_MESSAGE_SECOND = 48;
  private static final int MISSED_MUTE_SECOND = 50;
  private static final String MESSAGE_LOST = "the message did not show within 10 s";
  private static final String MUTE_UNHEARD =
      "the audio energy stayed at 0.12 for 5 s, expected silence";

  private final RunRecorder recorder;
  private final Random random = new Random(11);
  private final Map<VirtualUserId, Integer> numbers = new HashMap<>();

  SampleActions(RunRecorder recorder) {
    this.recorder = recorder;
  }

  /**
   * Plays a user's second.
   *
   * @param place of the user among all, from 0
   * @param others the users of the meeting that are connected, without this one
   * @param strain from 0 to 1
   */
  void play(
      int second,
      Instant at,
      VirtualUserId user,
      int place,
      List<VirtualUserId> others,
      double strain) {
    if ((second + 3 * place) % 9 == 0) {
      send(second, at.plusMillis(random.nextInt(900)), user, others, strain);
    }
    if (user.meeting().equals("m1") && (second + 5 * place) % 13 == 0) {
      draw(at.plusMillis(random.nextInt(900)), user, others, strain);
    }
    if (user.meeting().equals("m3") && second % 30 == 29) {
      perform(at, user, UserAction.KEEP_ALIVE, "mouse moved");
    }
    UserAction toggle = toggle(user.user(), second);
    if (toggle != null) {
      act(second, at.plusMillis(200), user, toggle, others, strain);
    }
  }

  private static @Nullable UserAction toggle(String user, int second) {
    return switch (user + "@" + second) {
      case "m1-u3@34", "m2-u3@30", "m3-u3@50" -> UserAction.MUTE;
      case "m1-u3@58", "m2-u3@66", "m3-u3@72" -> UserAction.UNMUTE;
      case "m1-u2@38", "m3-u4@62" -> UserAction.CAMERA_OFF;
      case "m1-u2@60", "m3-u4@76" -> UserAction.CAMERA_ON;
      case "m3-u1@32", "m2-u4@44" -> UserAction.START_SCREEN_SHARE;
      case "m3-u1@58", "m2-u4@79" -> UserAction.STOP_SCREEN_SHARE;
      case "m3-u2@66" -> UserAction.REJOIN;
      case "m1-u4@70" -> UserAction.RELOAD;
      default -> null;
    };
  }

  private void send(
      int second, Instant at, VirtualUserId user, List<VirtualUserId> others, double strain) {
    int number =
        perform(
            at,
            user,
            UserAction.SEND_MESSAGE,
            second == 36 ? HOSTILE_MESSAGE : "hello from " + user.user());
    for (VirtualUserId other : others) {
      boolean lost =
          user.user().equals("m2-u1")
              && second >= MISSED_MESSAGE_SECOND
              && second < MISSED_MESSAGE_SECOND + 9
              && other.user().equals("m2-u3");
      long afterMs = afterMs(60, 140, strain);
      seen(at, user, number, UserAction.SEND_MESSAGE, other, afterMs, lost, MESSAGE_LOST);
      Instant judged = at.plusMillis(lost ? 10_000 : afterMs);
      sample(judged, other, Metric.MESSAGE_LOSS, lost ? 1 : 0);
      if (!lost) {
        sample(judged, other, Metric.MESSAGE_DELIVERY_TIME, (double) afterMs);
        sample(judged, other, Metric.MESSAGE_REORDERED, strain > .9 && afterMs > 1100 ? 1 : 0);
      }
    }
  }

  private void draw(Instant at, VirtualUserId user, List<VirtualUserId> others, double strain) {
    int number = perform(at, user, UserAction.DRAW_STROKE, "");
    for (VirtualUserId other : others) {
      long afterMs = afterMs(40, 90, strain);
      seen(at, user, number, UserAction.DRAW_STROKE, other, afterMs, false, "");
      sample(at.plusMillis(afterMs), other, Metric.STROKE_LOSS, 0);
      sample(at.plusMillis(afterMs), other, Metric.STROKE_DELIVERY_TIME, (double) afterMs);
    }
  }

  private void act(
      int second,
      Instant at,
      VirtualUserId user,
      UserAction action,
      List<VirtualUserId> others,
      double strain) {
    int number = perform(at, user, action, "");
    for (VirtualUserId other : others) {
      boolean missed =
          action == UserAction.MUTE && second == MISSED_MUTE_SECOND && other.user().equals("m3-u1");
      long afterMs = afterMs(450, 900, strain);
      seen(at, user, number, action, other, afterMs, missed, MUTE_UNHEARD);
      sample(at.plusMillis(afterMs), other, Metric.ACTION_MISSED, missed ? 1 : 0);
      if (!missed) {
        sample(at.plusMillis(afterMs), other, Metric.ACTION_TIME, (double) afterMs);
      }
    }
  }

  private long afterMs(int from, int spread, double strain) {
    return from + random.nextInt(spread) + Math.round(strain * 700 * random.nextDouble());
  }

  private int perform(Instant at, VirtualUserId user, UserAction action, String detail) {
    int number = numbers.merge(user, 1, Integer::sum);
    recorder.record(new RunEvent.ActionPerformed(at, user, number, action, detail));
    return number;
  }

  private void seen(
      Instant at,
      VirtualUserId actor,
      int number,
      UserAction action,
      VirtualUserId observer,
      long afterMs,
      boolean missed,
      String reason) {
    recorder.record(
        missed
            ? new RunEvent.ActionMissed(
                at.plus(Duration.ofSeconds(10)), observer, actor, number, action, reason)
            : new RunEvent.ActionSeen(
                at.plusMillis(afterMs), observer, actor, number, action, afterMs));
  }

  private void sample(Instant at, VirtualUserId user, Metric metric, double value) {
    recorder.record(new Sample(at, new Subject.User(user), metric, value));
  }
}
