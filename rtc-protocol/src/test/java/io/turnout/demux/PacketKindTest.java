package io.turnout.demux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PacketKindTest {
  @ParameterizedTest
  @CsvSource({
    "0, STUN",
    "3, STUN",
    "4, UNKNOWN",
    "15, UNKNOWN",
    "16, ZRTP",
    "19, ZRTP",
    "20, DTLS",
    "63, DTLS",
    "64, TURN_CHANNEL",
    "79, TURN_CHANNEL",
    "80, UNKNOWN",
    "127, UNKNOWN",
    "128, RTP",
    "191, RTP",
    "192, UNKNOWN",
    "255, UNKNOWN"
  })
  void shouldFollowRangesOfRfc7983(int firstByte, PacketKind kind) {
    byte[] packet = new byte[40];
    packet[5] = (byte) firstByte;

    assertThat(PacketKind.of(packet, 5, 32)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "96, RTP",
    "224, RTP",
    "191, RTP",
    "192, RTCP",
    "200, RTCP",
    "206, RTCP",
    "223, RTCP"
  })
  void shouldTellRtcpByItsPacketType(int secondByte, PacketKind kind) {
    byte[] packet = new byte[20];
    packet[0] = (byte) 0x80;
    packet[1] = (byte) secondByte;

    assertThat(PacketKind.of(packet, 0, 20)).isEqualTo(kind);
  }

  @Test
  void shouldNotTakeStubsForPackets() {
    assertThat(PacketKind.of(new byte[0], 0, 0)).isEqualTo(PacketKind.UNKNOWN);
    assertThat(PacketKind.of(new byte[19], 0, 19)).isEqualTo(PacketKind.UNKNOWN);
    assertThat(PacketKind.of(new byte[] {22, 1, 2}, 0, 3)).isEqualTo(PacketKind.UNKNOWN);
    assertThat(PacketKind.of(new byte[] {(byte) 0x80, (byte) 200, 0, 1}, 0, 4))
        .isEqualTo(PacketKind.UNKNOWN);
  }
}
