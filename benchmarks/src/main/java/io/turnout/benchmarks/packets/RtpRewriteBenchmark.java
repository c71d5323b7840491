package io.turnout.benchmarks.packets;

import io.turnout.rtp.RtpPacket;
import io.turnout.rtp.RtpPacketWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/**
 * A packet with abs-send-time and mid is read and written anew for one receiver (RFC 3550, 8285).
 */
public class RtpRewriteBenchmark extends PacketBenchmark {
  private static final int ABS_SEND_TIME = 3;
  private static final int MID = 4;
  private static final byte[] MID_VALUE = {'1'};

  private final byte[] received = new byte[1500];
  private final byte[] sent = new byte[1500];
  private final RtpPacket packet = new RtpPacket();
  private final RtpPacketWriter writer = new RtpPacketWriter(sent);
  private int length;
  private int sequenceNumber;

  @Setup
  public void receive() {
    length = write(new RtpPacketWriter(received), new byte[1100], 0, 1100, 1);
  }

  @Benchmark
  public int parseAndRewrite() {
    if (!packet.wrap(received, 0, length)) {
      throw new IllegalStateException("the packet is well-formed");
    }
    return write(
        writer,
        packet.buffer(),
        packet.payloadOffset(),
        packet.payloadBytes(),
        packet.sequenceNumber() + sequenceNumber++);
  }

  private static int write(
      RtpPacketWriter to, byte[] payload, int offset, int payloadBytes, int sequenceNumber) {
    to.header(96, true, sequenceNumber & 0xFFFF, 90_000, 0x1234_5678L, false);
    to.extension(MID, MID_VALUE, 0, MID_VALUE.length);
    to.extension24(ABS_SEND_TIME, sequenceNumber & 0xFF_FFFF);
    return to.payload(payload, offset, payloadBytes);
  }
}
