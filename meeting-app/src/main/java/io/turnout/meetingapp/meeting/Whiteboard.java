package io.turnout.meetingapp.meeting;

import io.turnout.meetingapp.protocol.ErrorCode;
import io.turnout.meetingapp.protocol.MeetingException;
import io.turnout.meetingapp.protocol.Stroke;
import java.util.ArrayList;
import java.util.List;

/** Confined to the meeting's mailbox. The strokes that a newcomer is shown. */
final class Whiteboard {
  private final int maxPoints;
  private final List<Stroke> strokes = new ArrayList<>();
  private int points;

  Whiteboard(int maxPoints) {
    this.maxPoints = maxPoints;
  }

  void draw(Stroke stroke) {
    if (points + stroke.points().size() > maxPoints) {
      throw new MeetingException(
          ErrorCode.BOARD_FULL,
          "The board holds " + points + " of at most " + maxPoints + " points.",
          "Clear the board.");
    }
    points += stroke.points().size();
    strokes.add(stroke);
  }

  void clear() {
    strokes.clear();
    points = 0;
  }

  List<Stroke> strokes() {
    return List.copyOf(strokes);
  }
}
