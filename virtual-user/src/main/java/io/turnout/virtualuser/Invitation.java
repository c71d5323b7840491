package io.turnout.virtualuser;

import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.pattern.UserPattern;

/**
 * What a virtual user is told before it joins. Immutable.
 *
 * @param displayName the name that the other users see
 * @param meetingId the meeting as the application knows it; {@link VirtualUserId#meeting()} is its
 *     name in the plan
 * @param meetingSize users that the plan has in this meeting, this one included
 * @param pattern what the user does in the meeting
 * @param title of the meeting, for applications whose meetings have one
 */
public record Invitation(
    VirtualUserId user,
    String displayName,
    String meetingId,
    int meetingSize,
    UserPattern pattern,
    String title) {
  public Invitation {
    if (meetingSize < 1) {
      throw new IllegalArgumentException(
          "meetingSize: found " + meetingSize + ", expected at least 1 (the user itself)");
    }
  }

  /** An invitation to a meeting whose title is its id. */
  public Invitation(
      VirtualUserId user,
      String displayName,
      String meetingId,
      int meetingSize,
      UserPattern pattern) {
    this(user, displayName, meetingId, meetingSize, pattern, meetingId);
  }

  /** An invitation to a video call. */
  public Invitation(VirtualUserId user, String displayName, String meetingId, int meetingSize) {
    this(user, displayName, meetingId, meetingSize, UserPattern.VIDEO);
  }

  /** {@return the same invitation to another pattern} */
  public Invitation withPattern(UserPattern value) {
    return new Invitation(user, displayName, meetingId, meetingSize, value, title);
  }
}
