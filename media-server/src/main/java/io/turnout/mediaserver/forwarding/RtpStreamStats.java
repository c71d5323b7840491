package io.turnout.mediaserver.forwarding;

import io.turnout.rtp.MediaKind;
import java.util.UUID;

/** One RTP stream of a session as it stands now. */
public sealed interface RtpStreamStats permits InboundStreamStats, OutboundStreamStats {
  /** {@return the same for the stream's whole life} */
  UUID id();

  MediaKind kind();

  /** {@return SSRC, 32 bit} */
  long ssrc();
}
