package io.turnout.transport.server;

import io.turnout.dtls.SrtpKeys;
import io.turnout.srtp.SrtpProtector;
import io.turnout.srtp.SrtpUnprotector;
import io.turnout.transport.DropCause;
import io.turnout.transport.TransportCounters;
import org.jspecify.annotations.Nullable;

/**
 * Confined to its event loop. SRTP (RFC 3711) of one transport from the handshake on, and what it
 * has moved. What cannot be protected or unprotected is counted.
 */
final class SrtpTransport {
  /** Instead of a length: the packet was dropped and counted. */
  static final int DROPPED = -1;

  private static final int MAX_STREAMS = 256;

  private final Drops drops;
  private @Nullable SrtpProtector protector;
  private @Nullable SrtpUnprotector unprotector;
  private long packetsSent;
  private long bytesSent;
  private long packetsReceived;
  private long bytesReceived;

  SrtpTransport(Drops drops) {
    this.drops = drops;
  }

  void useKeys(SrtpKeys keys) {
    protector = keys.newProtector(MAX_STREAMS);
    unprotector = keys.newUnprotector(MAX_STREAMS);
  }

  void forgetKeys() {
    protector = null;
    unprotector = null;
  }

  /** {@return the length of the RTP packet now at the buffer's start, or {@link #DROPPED}} */
  int unprotectRtp(byte[] buffer, int length) {
    SrtpUnprotector srtp = unprotector;
    return srtp == null ? notConnected() : received(srtp.unprotectRtp(buffer, 0, length), length);
  }

  /** {@return the length of the RTCP packet now at the buffer's start, or {@link #DROPPED}} */
  int unprotectRtcp(byte[] buffer, int length) {
    SrtpUnprotector srtp = unprotector;
    return srtp == null ? notConnected() : received(srtp.unprotectRtcp(buffer, 0, length), length);
  }

  private int received(int plain, int length) {
    if (plain < 0) {
      drops.count(SrtpDrops.causeOf(plain));
      return DROPPED;
    }
    packetsReceived++;
    bytesReceived += length;
    return plain;
  }

  /** {@return the length of the SRTP packet now at the offset, or {@link #DROPPED}} */
  int protectRtp(byte[] buffer, int offset, int length) {
    SrtpProtector srtp = protector;
    return srtp == null ? notConnected() : secured(srtp.protectRtp(buffer, offset, length));
  }

  /** {@return the length of the SRTCP packet now at the offset, or {@link #DROPPED}} */
  int protectRtcp(byte[] buffer, int offset, int length) {
    SrtpProtector srtp = protector;
    return srtp == null ? notConnected() : secured(srtp.protectRtcp(buffer, offset, length));
  }

  private int secured(int length) {
    if (length < 0) {
      drops.count(SrtpDrops.causeOf(length));
      return DROPPED;
    }
    return length;
  }

  private int notConnected() {
    drops.count(DropCause.NOT_CONNECTED);
    return DROPPED;
  }

  /** The socket has taken a packet. */
  void sent(int bytes) {
    packetsSent++;
    bytesSent += bytes;
  }

  TransportCounters counters() {
    return new TransportCounters(
        packetsSent, bytesSent, packetsReceived, bytesReceived, drops.snapshot());
  }
}
