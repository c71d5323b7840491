package io.turnout.meetingapp.meeting;

import io.turnout.meetingapp.protocol.StreamKind;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. A meeting as the admin portal shows it.
 *
 * @param meetingId its id
 * @param mediaServer the media server it is on
 * @param startedAtMillis when its first user came, milliseconds since the epoch
 * @param users who is there
 */
public record MeetingSnapshot(
    String meetingId, URI mediaServer, long startedAtMillis, List<UserSnapshot> users) {

  /** Immutable. A user with what the user sends and receives. */
  public record UserSnapshot(
      String userId,
      String userName,
      boolean audioMuted,
      boolean videoMuted,
      List<StreamSnapshot> sends,
      List<StreamSnapshot> receives) {}

  /**
   * Immutable. A stream on one endpoint; what the media server did not report is null.
   *
   * @param streamId its id
   * @param kind what it shows
   * @param fromUserName who publishes it
   * @param audioFlows whether audio flows now
   * @param videoFlows whether video flows now
   * @param transcodes whether the media server transcodes it
   * @param bitrateBps bits a second from the user, between the last two samples
   */
  public record StreamSnapshot(
      String streamId,
      StreamKind kind,
      String fromUserName,
      @Nullable Boolean audioFlows,
      @Nullable Boolean videoFlows,
      boolean transcodes,
      @Nullable Long bitrateBps) {}
}
