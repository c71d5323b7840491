package io.turnout.virtualuser;

import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.ExpectedStreams.Senders;
import io.turnout.virtualuser.Shown.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Pure. Which streams a user must have now, as users mute, switch cameras, share screens, leave and
 * come back. What somebody has only just begun to send is not expected before its settle time is
 * over; whether it comes is the verification's business until then.
 */
final class StreamExpectation {
  private final MeetingLedger.State state;
  private final Instant now;
  private final Duration settleTime;

  StreamExpectation(MeetingLedger.State state, Instant now, Duration settleTime) {
    this.state = state;
    this.now = now;
    this.settleTime = settleTime;
  }

  /**
   * {@return what is sent in the meeting}
   *
   * @param own what the user itself sends
   * @param others users that are or will be in the meeting
   * @param usual what users send of whom nothing is known yet
   */
  Senders senders(Sending own, List<VirtualUserId> others, Sending usual) {
    int audio = 0;
    int video = 0;
    for (VirtualUserId other : others) {
      Sending sending = state.sending().getOrDefault(other, usual);
      audio += count(sending, Source.CAMERA, StreamKind.AUDIO);
      video += videos(sending);
    }
    return new Senders(
        others.size() + 1, audio, video, count(own, Source.CAMERA, StreamKind.AUDIO), videos(own));
  }

  /** {@return whether the stream is one that {@link #senders} counts, as far as is known} */
  boolean counts(StreamStatistics stream, StreamAttribution attribution) {
    return attribution
        .owner(stream.id())
        .map(
            owner ->
                state
                    .sending()
                    .getOrDefault(owner.user(), Sending.NOTHING)
                    .hasSettled(owner.source(), stream.id().kind(), now, settleTime))
        .orElse(true);
  }

  private int videos(Sending sending) {
    return count(sending, Source.CAMERA, StreamKind.VIDEO)
        + count(sending, Source.SCREEN, StreamKind.VIDEO);
  }

  private int count(Sending sending, Source source, StreamKind kind) {
    return sending.hasSettled(source, kind, now, settleTime) ? 1 : 0;
  }
}
