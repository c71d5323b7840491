package io.turnout.virtualuser.pattern;

import io.turnout.report.record.UserAction;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.pattern.Stroke.Point;
import io.turnout.virtualuser.pattern.TimedAction.Argument;
import io.turnout.virtualuser.pattern.UserPattern.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Confined to one thread. Draws what a user writes and draws. */
final class Content {
  /** Of a message that only shows that somebody is there. */
  private static final int SHORT = 1;

  private static final int POINTS = 6;
  private static final double WOBBLE = 0.04;
  private static final List<String> COLORS =
      List.of("#e5484d", "#f2870d", "#1a9f68", "#1f7ae0", "#8b5cf6", "#1c2024");
  private static final List<String> WORDS =
      List.of(
          "agenda",
          "and",
          "budget",
          "by",
          "can",
          "chart",
          "deadline",
          "draft",
          "for",
          "from",
          "good",
          "idea",
          "later",
          "meeting",
          "minutes",
          "next",
          "notes",
          "on",
          "please",
          "point",
          "question",
          "review",
          "see",
          "share",
          "slide",
          "soon",
          "thanks",
          "that",
          "the",
          "this",
          "to",
          "tomorrow",
          "version",
          "we",
          "week",
          "with");

  private final VirtualUserId user;
  private final int length;
  private final SplittableRandom words;
  private final SplittableRandom lines;

  Content(UserPattern pattern, VirtualUserId user, long seed) {
    this.user = user;
    this.length = pattern.messages().map(Messages::length).orElse(SHORT);
    this.words = Seeds.random(seed, user.meeting(), user.user(), "words");
    this.lines = Seeds.random(seed, user.meeting(), user.user(), "lines");
  }

  Argument of(UserAction action, int number) {
    return switch (action) {
      case SEND_MESSAGE -> new Argument.Text(message(number));
      case DRAW_STROKE -> new Argument.Drawing(stroke());
      case KEEP_ALIVE -> new Argument.SignOfLife(KeepAlive.Means.MOUSE_MOVE);
      default -> new Argument.Nothing();
    };
  }

  /** As long as the pattern says, or as its key when that is longer. */
  private String message(int number) {
    StringBuilder text = new StringBuilder(MessageKey.of(user, number).text());
    while (text.length() < length) {
      text.append(' ').append(WORDS.get(words.nextInt(WORDS.size())));
    }
    text.setLength(Math.max(length, MessageKey.of(user, number).text().length()));
    if (text.charAt(text.length() - 1) == ' ') {
      // Applications cut blanks off at the end.
      text.setCharAt(text.length() - 1, '.');
    }
    return text.toString();
  }

  private Stroke stroke() {
    Point begin = cellCentre();
    Point end = cellCentre();
    List<Point> points = new ArrayList<>();
    points.add(begin);
    for (int i = 1; i < POINTS - 1; i++) {
      double share = (double) i / (POINTS - 1);
      points.add(
          new Point(
              begin.x() + (end.x() - begin.x()) * share + WOBBLE * (lines.nextDouble() - 0.5),
              begin.y() + (end.y() - begin.y()) * share + WOBBLE * (lines.nextDouble() - 0.5)));
    }
    points.add(end);
    return new Stroke(COLORS.get(lines.nextInt(COLORS.size())), points);
  }

  /** Two cells away from the edge, so that no wobble leaves the board. */
  private Point cellCentre() {
    return new Point(
        (lines.nextInt(2, Stroke.CELLS - 2) + 0.5) / Stroke.CELLS,
        (lines.nextInt(2, Stroke.CELLS - 2) + 0.5) / Stroke.CELLS);
  }
}
