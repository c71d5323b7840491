package io.turnout.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RtpPacketTest {
  private static final HexFormat HEX = HexFormat.of();

  private final RtpPacket packet = new RtpPacket();

  @Test
  void shouldReadEveryFieldOfTheHeader() {
    byte[] bytes = HEX.parseHex("a2e4123489abcdef01020304aaaaaaaabbbbbbbb" + "c0ffee" + "0002");

    assertThat(packet.wrap(bytes, 0, bytes.length)).isTrue();
    assertThat(packet.marker()).isTrue();
    assertThat(packet.payloadType()).isEqualTo(100);
    assertThat(packet.sequenceNumber()).isEqualTo(0x1234);
    assertThat(packet.timestamp()).isEqualTo(0x89ABCDEFL);
    assertThat(packet.ssrc()).isEqualTo(0x01020304L);
    assertThat(packet.csrcCount()).isEqualTo(2);
    assertThat(packet.csrc(1)).isEqualTo(0xBBBBBBBBL);
    assertThat(packet.paddingBytes()).isEqualTo(2);
    assertThat(packet.payloadOffset()).isEqualTo(20);
    assertThat(packet.payloadBytes()).isEqualTo(3);
  }

  @Test
  void shouldChangeFieldsInPlaceAndLeaveTheOthers() {
    byte[] bytes = HEX.parseHex("80e00001000000020000000355");
    packet.wrap(bytes, 0, bytes.length);

    packet.payloadType(96);
    packet.marker(false);
    packet.sequenceNumber(0x1_0000);
    packet.timestamp(0xFFFF_FFFFL);
    packet.ssrc(0xDEADBEEFL);

    assertThat(HEX.formatHex(bytes)).isEqualTo("80600000ffffffffdeadbeef55");
  }

  @ParameterizedTest
  @CsvSource({
    "80600001000000020000, shorter than the fixed header",
    "00600001000000020000000355, version 0",
    "81600001000000020000000355, a CSRC announced that is not there",
    "90600001000000020000000355, an extension announced that is not there",
    "906000010000000200000003bede0002aabbccdd, an extension longer than the packet",
    "a0600001000000020000000300, padding of no bytes",
    "a06000010000000200000003ff, padding longer than the packet",
  })
  void shouldRefuse(String hex, String reason) {
    byte[] bytes = HEX.parseHex(hex);

    assertThat(packet.wrap(bytes, 0, bytes.length)).as(reason).isFalse();
  }

  @Test
  void shouldFindOneByteExtensionsBehindPadding() {
    // RFC 8285, section 4.2: id 1 with 1 byte, a padding byte, id 3 with 3 bytes.
    byte[] bytes = HEX.parseHex("906000010000000200000003bede000210aa003211223300ee");

    assertThat(packet.wrap(bytes, 0, bytes.length)).isTrue();
    assertThat(bytes[packet.extensionOffset(1)]).isEqualTo((byte) 0xAA);
    assertThat(packet.extensionBytes(packet.extensionOffset(3))).isEqualTo(3);
    assertThat(AbsSendTime.read(bytes, packet.extensionOffset(3))).isEqualTo(0x112233);
    assertThat(packet.extensionOffset(2)).isEqualTo(-1);
    assertThat(packet.payloadBytes()).isEqualTo(1);
  }

  @Test
  void shouldStopAtIdentifierFifteenOfTheOneByteForm() {
    byte[] bytes = HEX.parseHex("906000010000000200000003bede0001f010aa00");
    packet.wrap(bytes, 0, bytes.length);

    assertThat(packet.firstExtension()).isEqualTo(-1);
  }

  @Test
  void shouldFindTwoByteExtensionsOfNoAndOfManyBytes() {
    byte[] buffer = new byte[400];
    byte[] value = new byte[40];
    Arrays.fill(value, (byte) 7);
    RtpPacketWriter writer = new RtpPacketWriter(buffer).header(96, false, 1, 2, 3, true);
    writer.extension(200, value, 0, 40);
    writer.extension(15, value, 0, 0);
    int length = writer.payload(value, 0, 5);

    assertThat(packet.wrap(buffer, 0, length)).isTrue();
    assertThat(packet.extensionBytes(packet.extensionOffset(200))).isEqualTo(40);
    assertThat(packet.extensionBytes(packet.extensionOffset(15))).isZero();
    assertThat(packet.payloadBytes()).isEqualTo(5);
  }

  @Test
  void shouldReadBackWhatTheWriterWrote() {
    byte[] buffer = new byte[64];
    byte[] mid = "video0".getBytes(StandardCharsets.UTF_8);
    RtpPacketWriter writer = new RtpPacketWriter(buffer).header(97, true, 65535, 90, 7, false);
    assertThat(writer.extension(4, mid, 0, mid.length)).isTrue();
    assertThat(writer.extension24(2, 0xABCDEF)).isTrue();
    int length = writer.payload(new byte[] {1, 2, 3}, 1, 2);

    assertThat(packet.wrap(buffer, 0, length)).isTrue();
    assertThat(packet.sequenceNumber()).isEqualTo(65535);
    assertThat(AbsSendTime.read(buffer, packet.extensionOffset(2))).isEqualTo(0xABCDEF);
    int at = packet.extensionOffset(4);
    assertThat(new String(buffer, at, packet.extensionBytes(at), StandardCharsets.UTF_8))
        .isEqualTo("video0");
    assertThat(buffer[packet.payloadOffset()]).isEqualTo((byte) 2);
    assertThat(packet.payloadBytes()).isEqualTo(2);
  }

  @Test
  void shouldNotWriteWhatTheFormOrTheArrayCannotCarry() {
    byte[] buffer = new byte[40];
    RtpPacketWriter writer = new RtpPacketWriter(buffer).header(97, true, 1, 2, 3, false);

    assertThat(writer.extension(15, buffer, 0, 1)).isFalse();
    assertThat(writer.extension(1, buffer, 0, 17)).isFalse();
    assertThat(writer.extension(1, buffer, 0, 0)).isFalse();
    assertThat(writer.payload(buffer, 0, 29)).isEqualTo(-1);
    assertThat(writer.payload(buffer, 0, 28)).isEqualTo(40);
  }

  @Test
  void shouldNeverThrowOrLookOutsideThePacket() {
    Random random = new Random(20261123);
    for (int round = 0; round < 50_000; round++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = (byte) (0x80 | (bytes[0] & 0x3F));
      }
      if (packet.wrap(bytes, 0, bytes.length)) {
        assertThat(packet.payloadBytes()).isNotNegative();
        assertThat(packet.payloadOffset() + packet.payloadBytes())
            .isLessThanOrEqualTo(bytes.length);
        for (int at = packet.firstExtension(); at >= 0; at = packet.extensionAfter(at)) {
          assertThat(at + packet.extensionBytes(at)).isLessThanOrEqualTo(packet.payloadOffset());
        }
      }
    }
  }
}
