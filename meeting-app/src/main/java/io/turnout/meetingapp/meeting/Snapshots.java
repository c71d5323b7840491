package io.turnout.meetingapp.meeting;

import io.turnout.meetingapp.meeting.MeetingSnapshot.StreamSnapshot;
import io.turnout.meetingapp.meeting.MeetingSnapshot.UserSnapshot;
import io.turnout.meetingapp.protocol.MediaKind;

/** Confined to the meeting's mailbox. Copies a meeting's state for readers on other threads. */
final class Snapshots {
  private Snapshots() {}

  static UserSnapshot of(Participant participant) {
    return new UserSnapshot(
        participant.userId(),
        participant.userName(),
        participant.isMuted(MediaKind.AUDIO),
        participant.isMuted(MediaKind.VIDEO),
        participant.streams().stream().map(s -> of(s, s)).toList(),
        participant.subscriptions().stream().map(s -> of(s, s.source())).toList());
  }

  private static StreamSnapshot of(MediaConnection media, PublishedStream source) {
    return new StreamSnapshot(
        media.streamId(),
        source.kind(),
        source.owner().userName(),
        media.flow().of(MediaKind.AUDIO),
        media.flow().of(MediaKind.VIDEO),
        Boolean.TRUE.equals(media.transcoding().of(MediaKind.AUDIO))
            || Boolean.TRUE.equals(media.transcoding().of(MediaKind.VIDEO)),
        media == source ? source.bitrateBps() : null);
  }
}
