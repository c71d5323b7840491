package io.turnout.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SrtpTest {
  private static final int SSRC = 0xCAFEBABE;
  private static final int OFFSET = 3;
  private static final int LENGTH = 112;

  @ParameterizedTest
  @EnumSource
  void shouldGiveBackWhatWasProtected(SrtpProfile profile) {
    Pair pair = new Pair(profile, 8);
    byte[] plain = rtp(SSRC, 7, 1);
    byte[] packet = pair.protectRtp(plain);

    assertThat(packet).hasSize(LENGTH + profile.tagBytes());
    assertThat(pair.unprotectRtp(packet)).isEqualTo(LENGTH);
    assertThat(pair.received(LENGTH)).isEqualTo(plain);

    byte[] report = rtcp(SSRC);
    byte[] protectedReport = pair.protectRtcp(report);
    assertThat(protectedReport).hasSize(report.length + profile.tagBytes() + 4);
    assertThat(pair.unprotectRtcp(protectedReport)).isEqualTo(report.length);
    assertThat(pair.received(report.length)).isEqualTo(report);
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseEveryFlippedBit(SrtpProfile profile) {
    Pair pair = new Pair(profile, 8);
    byte[] packet = pair.protectRtp(rtp(SSRC, 7, 1));
    byte[] report = pair.protectRtcp(rtcp(SSRC));

    for (int bit = 0; bit < 8 * packet.length; bit++) {
      assertThat(pair.unprotectRtp(flip(packet, bit))).as("RTP bit %d", bit).isNegative();
    }
    for (int bit = 0; bit < 8 * report.length; bit++) {
      assertThat(pair.unprotectRtcp(flip(report, bit))).as("RTCP bit %d", bit).isNegative();
    }
    assertThat(pair.unprotectRtp(packet)).isEqualTo(LENGTH);
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseReplays(SrtpProfile profile) {
    Pair pair = new Pair(profile, 8);
    byte[] first = pair.protectRtp(rtp(SSRC, 1, 1));
    byte[] late = pair.protectRtp(rtp(SSRC, 2, 2));
    byte[] far = pair.protectRtp(rtp(SSRC, 1200, 3));
    byte[] report = pair.protectRtcp(rtcp(SSRC));

    assertThat(pair.unprotectRtp(first)).isPositive();
    assertThat(pair.unprotectRtp(first)).isEqualTo(SrtpFailure.REPLAY);
    assertThat(pair.unprotectRtp(far)).isPositive();
    assertThat(pair.unprotectRtp(late)).as("older than the window").isEqualTo(SrtpFailure.REPLAY);
    assertThat(pair.unprotectRtcp(report)).isPositive();
    assertThat(pair.unprotectRtcp(report)).isEqualTo(SrtpFailure.REPLAY);
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepRollOverCounterWhenReorderedAroundWrap(SrtpProfile profile) {
    Pair pair = new Pair(profile, 8);
    int[] order = {65533, 65535, 0, 65534, 2, 1, 32767, 40000, 65000, 3, 65535, 5};
    byte[][] packets = new byte[order.length][];
    int[] sent = {65533, 65534, 65535, 0, 1, 2, 32767, 40000, 65000, 65535, 3, 5};
    for (int i = 0; i < sent.length; i++) {
      byte[] packet = pair.protectRtp(rtp(SSRC, sent[i], i));
      boolean secondRound = i >= 9;
      for (int j = 0; j < order.length; j++) {
        if (order[j] == sent[i] && packets[j] == null && secondRound == (j >= 9)) {
          packets[j] = packet;
          break;
        }
      }
    }
    for (int j = 0; j < order.length; j++) {
      assertThat(pair.unprotectRtp(packets[j])).as("packet %d", order[j]).isEqualTo(LENGTH);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldSendEqualRetransmissionAndRefuseDifferentOne(SrtpProfile profile) {
    Pair pair = new Pair(profile, 8);
    byte[] first = pair.protectRtp(rtp(SSRC, 100, 1));

    assertThat(pair.protectRtp(rtp(SSRC, 100, 1))).as("at once").isEqualTo(first);
    pair.protectRtp(rtp(SSRC, 101, 2));
    assertThat(pair.protectRtp(rtp(SSRC, 100, 1))).as("later").isEqualTo(first);
    assertThat(pair.tryProtectRtp(rtp(SSRC, 100, 3))).isEqualTo(SrtpFailure.INDEX_REUSED);
    pair.protectRtp(rtp(SSRC, 1200, 4));
    assertThat(pair.tryProtectRtp(rtp(SSRC, 100, 1))).isEqualTo(SrtpFailure.INDEX_REUSED);
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepStateForNoMoreStreamsThanAllowed(SrtpProfile profile) {
    Pair pair = new Pair(profile, 20);
    SrtpUnprotector narrow = pair.unprotector(2);
    for (int ssrc = 1; ssrc <= 2; ssrc++) {
      assertThat(narrow.unprotectRtp(pair.protectRtp(rtp(ssrc, 1, 1)), 0, pair.protectedLength()))
          .isPositive();
    }
    assertThat(narrow.unprotectRtp(pair.protectRtp(rtp(3, 1, 1)), 0, pair.protectedLength()))
        .isEqualTo(SrtpFailure.TOO_MANY_STREAMS);
    for (int ssrc = 3; ssrc <= 20; ssrc++) {
      pair.protectRtp(rtp(ssrc, 1, 1));
    }
    assertThat(pair.tryProtectRtp(rtp(21, 1, 1))).isEqualTo(SrtpFailure.TOO_MANY_STREAMS);
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotKeepStateForForgedStreams(SrtpProfile profile) {
    Pair pair = new Pair(profile, 2);
    for (int ssrc = 1; ssrc <= 1000; ssrc++) {
      byte[] forged = Arrays.copyOf(rtp(ssrc, 1, 1), pair.protectedLength());
      assertThat(pair.unprotectRtp(forged)).isEqualTo(SrtpFailure.AUTHENTICATION);
    }
    assertThat(pair.unprotectRtp(pair.protectRtp(rtp(SSRC, 1, 1)))).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseMalformedPackets(SrtpProfile profile) {
    Pair pair = new Pair(profile, 8);
    Random random = new Random(3711);
    for (int i = 0; i < 20_000; i++) {
      byte[] noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      assertThat(pair.unprotectRtp(noise)).isNegative();
      assertThat(pair.unprotectRtcp(noise)).isNegative();
    }
    byte[] longExtension = rtp(SSRC, 1, 1);
    longExtension[0] = (byte) 0x9F;
    longExtension[74] = (byte) 0xFF;
    assertThat(pair.tryProtectRtp(longExtension)).isEqualTo(SrtpFailure.MALFORMED);
    byte[] tight = rtp(SSRC, 1, 1);
    assertThat(pair.protector.protectRtp(tight, 0, tight.length)).isEqualTo(SrtpFailure.MALFORMED);
  }

  @Test
  void shouldRefuseUnencryptedRtcp() {
    Pair pair = new Pair(SrtpProfile.AES128_CM_HMAC_SHA1_80, 8);
    byte[] report = pair.protectRtcp(rtcp(SSRC));
    report[report.length - 14] = 0;

    assertThat(pair.unprotectRtcp(report)).isEqualTo(SrtpFailure.AUTHENTICATION);
  }

  @Test
  void shouldNameWrongKeyLength() {
    assertThatThrownBy(
            () -> new SrtpProtector(SrtpProfile.AEAD_AES_128_GCM, new byte[16], new byte[14], 1))
        .hasMessageContaining("master salt: found 14 bytes")
        .hasMessageContaining("needs 12");
  }

  private static byte[] rtp(int ssrc, int sequenceNumber, int content) {
    byte[] packet = new byte[LENGTH];
    Arrays.fill(packet, (byte) content);
    packet[0] = (byte) 0x80;
    packet[1] = 96;
    packet[2] = (byte) (sequenceNumber >> 8);
    packet[3] = (byte) sequenceNumber;
    SrtpPacket.i32(packet, 8, ssrc);
    return packet;
  }

  private static byte[] rtcp(int ssrc) {
    byte[] packet = new byte[28];
    packet[0] = (byte) 0x80;
    packet[1] = (byte) 200;
    packet[3] = 6;
    SrtpPacket.i32(packet, 4, ssrc);
    return packet;
  }

  private static byte[] flip(byte[] packet, int bit) {
    byte[] flipped = packet.clone();
    flipped[bit / 8] = (byte) (flipped[bit / 8] ^ (1 << (bit % 8)));
    return flipped;
  }

  /** Both ends under one key; packets travel as copies at an odd offset. */
  private static final class Pair {
    private final SrtpProfile profile;
    private final byte[] key;
    private final byte[] salt;
    private final SrtpProtector protector;
    private final SrtpUnprotector unprotector;
    private final byte[] work = new byte[256];

    Pair(SrtpProfile profile, int maxStreams) {
      this.profile = profile;
      key = new byte[profile.keyBytes()];
      salt = new byte[profile.saltBytes()];
      Arrays.fill(key, (byte) 0x5A);
      Arrays.fill(salt, (byte) 0x3C);
      protector = new SrtpProtector(profile, key, salt, maxStreams);
      unprotector = unprotector(maxStreams);
    }

    SrtpUnprotector unprotector(int maxStreams) {
      return new SrtpUnprotector(profile, key, salt, maxStreams);
    }

    int protectedLength() {
      return LENGTH + profile.tagBytes();
    }

    int tryProtectRtp(byte[] plain) {
      System.arraycopy(plain, 0, work, OFFSET, plain.length);
      return protector.protectRtp(work, OFFSET, plain.length);
    }

    byte[] protectRtp(byte[] plain) {
      int length = tryProtectRtp(plain);
      return Arrays.copyOfRange(work, OFFSET, OFFSET + length);
    }

    byte[] protectRtcp(byte[] plain) {
      System.arraycopy(plain, 0, work, OFFSET, plain.length);
      int length = protector.protectRtcp(work, OFFSET, plain.length);
      return Arrays.copyOfRange(work, OFFSET, OFFSET + length);
    }

    int unprotectRtp(byte[] packet) {
      System.arraycopy(packet, 0, work, OFFSET, packet.length);
      return unprotector.unprotectRtp(work, OFFSET, packet.length);
    }

    int unprotectRtcp(byte[] packet) {
      System.arraycopy(packet, 0, work, OFFSET, packet.length);
      return unprotector.unprotectRtcp(work, OFFSET, packet.length);
    }

    byte[] received(int length) {
      return Arrays.copyOfRange(work, OFFSET, OFFSET + length);
    }
  }
}
