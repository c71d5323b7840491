package io.turnout.virtualuser;

import io.turnout.report.record.VirtualUserId;

/**
 * What a virtual user is told before it joins. Immutable.
 *
 * @param displayName the name that the other users see
 * @param meetingId the meeting as the application knows it; {@link VirtualUserId#meeting()} is its
 *     name in the plan
 * @param meetingSize users that the plan has in this meeting, this one included
 */
public record Invitation(
    VirtualUserId user, String displayName, String meetingId, int meetingSize) {
  public Invitation {
    if (meetingSize < 1) {
      throw new IllegalArgumentException(
          "meetingSize: found " + meetingSize + ", expected at least 1 (the user itself)");
    }
  }
}
