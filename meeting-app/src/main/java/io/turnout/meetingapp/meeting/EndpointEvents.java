package io.turnout.meetingapp.meeting;

import io.turnout.meetingapp.media.EndpointListener;
import io.turnout.meetingapp.protocol.IceCandidate;
import io.turnout.meetingapp.protocol.MediaKind;
import io.turnout.meetingapp.protocol.ServerMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. Brings an endpoint's events into the meeting's mailbox. */
final class EndpointEvents implements EndpointListener {
  private static final Logger log = LoggerFactory.getLogger(EndpointEvents.class);

  private final Mailbox mailbox;
  private final MediaConnection media;

  EndpointEvents(Mailbox mailbox, MediaConnection media) {
    this.mailbox = mailbox;
    this.media = media;
  }

  @Override
  public void onIceCandidate(IceCandidate candidate) {
    mailbox.execute(
        () -> {
          Participant owner = media.owner();
          if (owner.connection(media.connectionId()) == media) {
            owner
                .connection()
                .send(new ServerMessage.CandidateFound(media.connectionId(), candidate));
          }
        });
  }

  @Override
  public void onMediaFlow(MediaKind kind, boolean flowing, long atMillis) {
    mailbox.execute(() -> media.flow().report(kind, flowing, atMillis));
  }

  @Override
  public void onTranscoding(MediaKind kind, boolean transcoding, long atMillis) {
    mailbox.execute(() -> media.transcoding().report(kind, transcoding, atMillis));
  }

  @Override
  public void onError(String description) {
    log.warn("Endpoint of stream {} reports: {}", media.streamId(), description);
  }
}
