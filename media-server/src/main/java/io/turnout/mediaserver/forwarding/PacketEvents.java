package io.turnout.mediaserver.forwarding;

import io.turnout.net.EventLoop;
import io.turnout.rtp.RtpPacket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Confined to its event loop. Gives each received RTP packet to the media that it belongs to. */
final class PacketEvents {
  private final EventLoop loop;
  private final List<IncomingMedia> incoming;
  private final Runnable onStreamBegun;

  PacketEvents(EventLoop loop, List<IncomingMedia> incoming, Runnable onStreamBegun) {
    this.loop = loop;
    this.incoming = incoming;
    this.onStreamBegun = onStreamBegun;
  }

  /** {@return false when no media takes it} */
  boolean onRtp(RtpPacket packet, long arrivalNs) {
    IncomingMedia media = mediaOf(packet);
    if (media == null) {
      return false;
    }
    if (media.onRtp(packet, arrivalNs, loop.nowNs())) {
      onStreamBegun.run();
    }
    return true;
  }

  /** By MID while the sender includes it, else by payload type (RFC 9143, section 9.2). */
  private @Nullable IncomingMedia mediaOf(RtpPacket packet) {
    for (int i = 0; i < incoming.size(); i++) {
      if (incoming.get(i).isNamedBy(packet)) {
        return incoming.get(i);
      }
    }
    for (int i = 0; i < incoming.size(); i++) {
      if (incoming.get(i).takes(packet.payloadType())) {
        return incoming.get(i);
      }
    }
    return null;
  }
}
