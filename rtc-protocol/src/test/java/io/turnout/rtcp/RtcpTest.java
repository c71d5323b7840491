package io.turnout.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RtcpTest {
  private final byte[] buffer = new byte[1500];
  private final RtcpWriter writer = new RtcpWriter(buffer);
  private final RtcpParser parser = new RtcpParser();
  private final Heard heard = new Heard();

  @Test
  void shouldReadBackACompoundOfEverything() {
    ReportBlock block = new ReportBlock(0xFFFF_FFFFL, 255, -1, 0x1_0005, 7, 0x89ABCDEFL, 65536);
    writer
        .senderReport(1, 0x1122334455667788L, 0xFFFF_FFF0L, 3, 4)
        .reportBlock(block)
        .cname(1, "turnout@server")
        .nack(1, 2)
        .nackedSequenceNumber(65535)
        .nackedSequenceNumber(0)
        .nackedSequenceNumber(15)
        .nackedSequenceNumber(16)
        .pictureLossIndication(1, 2)
        .fullIntraRequest(1, 2, 9)
        .receiverEstimatedMaximumBitrate(1, 2, 500_000)
        .bye(1);

    assertThat(parser.parse(buffer, 0, writer.length(), heard)).isTrue();
    assertThat(heard.said)
        .containsExactly(
            "SR " + new SenderReport(1, 0x1122334455667788L, 0xFFFF_FFF0L, 3, 4),
            "block 1 " + block,
            "cname 1 turnout@server",
            "nack 1 2",
            "lost 65535",
            "lost 0",
            "lost 15",
            "lost 16",
            "pli 1 2",
            "fir 1 2 9",
            "remb 1 2 500000",
            "bye 1");
  }

  @Test
  void shouldPackSixteenLostPacketsBehindTheFirstIntoOneEntry() {
    writer.nack(1, 2);
    for (int lost = 100; lost <= 116; lost++) {
      writer.nackedSequenceNumber(lost);
    }

    assertThat(writer.length()).isEqualTo(16);
    assertThat(HexFormat.of().formatHex(buffer, 0, 16))
        .isEqualTo("81cd000300000001000000020064ffff");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 255})
  void shouldFillUpSourceDescriptionsToWholeWords(int nameBytes) {
    writer.cname(5, "n".repeat(nameBytes)).bye(5);

    assertThat(parser.parse(buffer, 0, writer.length(), heard)).isTrue();
    assertThat(heard.said).containsExactly("cname 5 " + "n".repeat(nameBytes), "bye 5");
  }

  @Test
  void shouldRefuseToWriteWhatDoesNotFitTheFormat() {
    assertThatThrownBy(() -> writer.cname(5, "n".repeat(256))).hasMessageContaining("limit 255");
    writer.clear().receiverReport(1);
    ReportBlock block = new ReportBlock(1, 0, 0, 0, 0, 0, 0);
    for (int i = 0; i < 31; i++) {
      writer.reportBlock(block);
    }
    assertThatThrownBy(() -> writer.reportBlock(block)).hasMessageContaining("limit 31");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "262143, 262143",
    "262145, 262144",
    "2500000, 2500000",
    "9223372036854775807, 9223336852482686976",
  })
  void shouldRoundBitratesDownToEighteenBits(long bitrateBps, long expectedBps) {
    writer.receiverEstimatedMaximumBitrate(1, 2, bitrateBps);

    parser.parse(buffer, 0, writer.length(), heard);
    assertThat(heard.said).containsExactly("remb 1 2 " + expectedBps);
  }

  @Test
  void shouldReadTheBitrateOfAPacketFromChromium() {
    byte[] remb = HexFormat.of().parseHex("8fce0005000000010000000052454d42010b9896aabbccdd");

    assertThat(parser.parse(remb, 0, remb.length, heard)).isTrue();
    assertThat(heard.said).containsExactly("remb 1 2864434397 " + (0x39896L << 2));
  }

  @ParameterizedTest
  @CsvSource({
    "80, one byte",
    "00c90001 00000001, version 0",
    "80c90002 00000001, longer than the datagram",
    "81c90001 00000001, a report block announced that is not there",
    "80c80001 00000001, a sender report without sender information",
    "81ca0001 00000001, a source description without items",
    "81ca0002 00000001 01ff6162, an item longer than the packet",
    "82cb0001 00000001, a BYE with fewer sources than announced",
    "81cd0001 00000001, feedback without media SSRC",
    "8fcd0002 00000001 00000002, transport-wide feedback without header",
    "8fcd0004 00000001 00000002 00010005 00000000, transport-wide feedback without chunks",
    "8fce0005 00000001 00000000 52454d42 02000000 00000002, REMB with fewer SSRCs than announced",
    "a0c90001 00000009, padding longer than the packet",
  })
  void shouldSayThatItIsMalformed(String hex, String what) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThat(parser.parse(bytes, 0, bytes.length, heard)).as(what).isFalse();
  }

  @Test
  void shouldPassOverWhatItDoesNotKnowAndGoOn() {
    byte[] bytes =
        HexFormat.of()
            .parseHex("80cf000100000001" + "82cd00020000000100000002" + "81cb000100000007");

    assertThat(parser.parse(bytes, 0, bytes.length, heard)).isTrue();
    assertThat(heard.said).containsExactly("unknown 207 0", "unknown 205 2", "bye 7");
  }

  @Test
  void shouldReadBackTransportWideFeedback() {
    TransportFeedbackBuilder builder = new TransportFeedbackBuilder(100);
    builder.begin(65534, 128_000_000, 3);
    assertThat(builder.received(65534, 130_000_000)).isTrue();
    assertThat(builder.received(1, 129_000_000)).isTrue();
    assertThat(builder.received(12, 229_000_000)).isTrue();
    assertThat(builder.received(11, 229_000_000)).as("out of order").isFalse();
    assertThat(builder.received(13, 60_000_000_000L)).as("delta too large").isFalse();
    writer.transportFeedback(1, 2, builder);

    assertThat(writer.length() % 4).isZero();
    assertThat(parser.parse(buffer, 0, writer.length(), heard)).isTrue();
    assertThat(heard.said)
        .containsExactly("twcc 65534 15 3", "65534 130000000", "1 129000000", "12 229000000");
  }

  @Test
  void shouldReadRunLengthAndOneBitChunks() {
    // 3 received as a run, then 14 symbols of one bit of which the first and the last are set.
    byte[] bytes =
        HexFormat.of()
            .parseHex(
                "8fcd0007"
                    + "0000000100000002"
                    + "000a0011"
                    + "00000201"
                    + "2003a001"
                    + "0408080c10000000");
    assertThat(parser.parse(bytes, 0, bytes.length, heard)).isTrue();
    assertThat(heard.said)
        .containsExactly(
            "twcc 10 17 1",
            "10 129000000",
            "11 131000000",
            "12 133000000",
            "13 136000000",
            "26 140000000");
  }

  @Test
  void shouldNeverThrowWhateverComes() {
    Random random = new Random(20261123);
    for (int round = 0; round < 100_000; round++) {
      byte[] bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      if (bytes.length >= 4) {
        bytes[0] = (byte) (0x80 | (bytes[0] & 0x3F));
        bytes[1] = (byte) (200 + random.nextInt(8));
        bytes[2] = 0;
        bytes[3] = (byte) random.nextInt(20);
      }
      parser.parse(bytes, 0, bytes.length, heard);
    }
    assertThat(heard.said).isNotEmpty();
  }

  @Test
  void shouldConvertNtpTimestamps() {
    long ntp = NtpTime.ofEpochNanos(1_795_412_065_500_000_000L);

    assertThat(ntp >>> 32).isEqualTo(1_795_412_065L + 2_208_988_800L);
    assertThat(ntp & 0xFFFF_FFFFL).isEqualTo(0x8000_0000L);
    assertThat(NtpTime.toEpochNanos(ntp)).isEqualTo(1_795_412_065_500_000_000L);
    assertThat(NtpTime.middle32(0x1122334455667788L)).isEqualTo(0x33445566L);
    assertThat(NtpTime.spanToNanos(NtpTime.ofSpanNanos(1_250_000_000L))).isEqualTo(1_250_000_000L);
  }

  private static final class Heard implements RtcpHandler {
    final List<String> said = new ArrayList<>();

    @Override
    public void onSenderReport(SenderReport report) {
      said.add("SR " + report);
    }

    @Override
    public void onReportBlock(long senderSsrc, ReportBlock block) {
      said.add("block " + senderSsrc + " " + block);
    }

    @Override
    public void onCname(long ssrc, String cname) {
      said.add("cname " + ssrc + " " + cname);
    }

    @Override
    public void onBye(long ssrc) {
      said.add("bye " + ssrc);
    }

    @Override
    public void onNack(long senderSsrc, long mediaSsrc) {
      said.add("nack " + senderSsrc + " " + mediaSsrc);
    }

    @Override
    public void onNackedSequenceNumber(long mediaSsrc, int sequenceNumber) {
      said.add("lost " + sequenceNumber);
    }

    @Override
    public void onPictureLossIndication(long senderSsrc, long mediaSsrc) {
      said.add("pli " + senderSsrc + " " + mediaSsrc);
    }

    @Override
    public void onFullIntraRequest(long senderSsrc, long mediaSsrc, int commandSequenceNumber) {
      said.add("fir " + senderSsrc + " " + mediaSsrc + " " + commandSequenceNumber);
    }

    @Override
    public void onReceiverEstimatedMaximumBitrate(
        long senderSsrc, long mediaSsrc, long bitrateBps) {
      said.add("remb " + senderSsrc + " " + mediaSsrc + " " + bitrateBps);
    }

    @Override
    public void onTransportFeedback(long senderSsrc, long mediaSsrc, TransportFeedback feedback) {
      said.add(
          "twcc "
              + feedback.baseSequenceNumber()
              + " "
              + feedback.packetStatusCount()
              + " "
              + feedback.feedbackPacketCount());
      feedback.forEachPacket(
          (sequenceNumber, received, arrivalNs) -> {
            if (received) {
              said.add(sequenceNumber + " " + arrivalNs);
            }
          });
    }

    @Override
    public void onUnknown(int packetType, int format) {
      said.add("unknown " + packetType + " " + format);
    }
  }
}
