package io.turnout.benchmarks.packets;

import io.turnout.rtp.RtpPacketWriter;
import io.turnout.srtp.SrtpProfile;
import io.turnout.srtp.SrtpProtector;
import io.turnout.srtp.SrtpUnprotector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * SRTP (RFC 3711, 7714) on a packet of video. Replay protection takes each packet once, so what
 * unprotecting costs is the difference between the two figures.
 */
public class SrtpBenchmark extends PacketBenchmark {
  private static final int PAYLOAD_BYTES = 1100;

  @Param({"AEAD_AES_128_GCM", "AES128_CM_HMAC_SHA1_80"})
  public SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;

  private final byte[] packet = new byte[1500];
  private final byte[] payload = new byte[PAYLOAD_BYTES];
  private final RtpPacketWriter writer = new RtpPacketWriter(packet);
  private SrtpProtector protector = protector();
  private SrtpUnprotector unprotector = unprotector();
  private int sequenceNumber;

  /** New keys for the profile that JMH has set. */
  @Setup
  public void keys() {
    protector = protector();
    unprotector = unprotector();
  }

  private SrtpProtector protector() {
    return new SrtpProtector(
        profile, new byte[profile.keyBytes()], new byte[profile.saltBytes()], 1);
  }

  private SrtpUnprotector unprotector() {
    return new SrtpUnprotector(
        profile, new byte[profile.keyBytes()], new byte[profile.saltBytes()], 1);
  }

  @Benchmark
  public int protect() {
    return protector.protectRtp(packet, 0, nextPacket());
  }

  @Benchmark
  public int protectAndUnprotect() {
    int length = protector.protectRtp(packet, 0, nextPacket());
    return unprotector.unprotectRtp(packet, 0, length);
  }

  private int nextPacket() {
    sequenceNumber = (sequenceNumber + 1) & 0xFFFF;
    writer.header(96, false, sequenceNumber, 3000L * sequenceNumber, 0x1234_5678L, false);
    return writer.payload(payload, 0, PAYLOAD_BYTES);
  }
}
