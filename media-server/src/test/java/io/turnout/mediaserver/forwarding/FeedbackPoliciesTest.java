package io.turnout.mediaserver.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeedbackPoliciesTest {
  private static final long MS = Duration.ofMillis(1).toNanos();

  @ParameterizedTest
  @CsvSource({
    "500, 100, 9223372036854775807, 500000, no estimate: the limit",
    "500, 100, 300000, 300000, an estimate below the limit",
    "500, 100, 40000, 100000, an estimate below the floor",
    "0, 100, 9223372036854775807, 9223372036854775807, no limit",
    "0, 100, 3000000, 3000000, an estimate without limit",
    "80, 100, 40000, 80000, a limit below the floor",
  })
  void shouldAcceptPerSink(
      int maxSendKbps, int minSendKbps, long estimateBps, long expectedBps, String what) {
    BandwidthLimits limits = new BandwidthLimits(maxSendKbps, minSendKbps, 0, 100, 0);

    assertThat(RembPolicy.acceptedBps(limits, estimateBps)).as(what).isEqualTo(expectedBps);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100, 500000, 500000, the sinks decide",
    "400, 100, 500000, 400000, the source's own limit",
    "0, 100, 60000, 100000, the source's floor",
    "50, 100, 500000, 100000, a limit below the floor",
  })
  void shouldAskTheSender(
      int maxRecvKbps, int minRecvKbps, long acceptedBps, long expectedBps, String what) {
    BandwidthLimits limits = new BandwidthLimits(500, 100, maxRecvKbps, minRecvKbps, 0);

    assertThat(RembPolicy.requestedBps(limits, acceptedBps)).as(what).isEqualTo(expectedBps);
  }

  @Test
  void shouldRefuseNegativeLimits() {
    assertThatThrownBy(() -> BandwidthLimits.DEFAULTS.withMaxVideoSendKbps(-1))
        .hasMessageContaining("maxVideoSendBandwidth: found -1");
  }

  @Test
  void shouldRequestKeyFramesAtMostOncePerInterval() {
    KeyFrameRequester requester = new KeyFrameRequester();

    assertThat(requester.request(0)).isTrue();
    assertThat(requester.request(499 * MS)).isFalse();
    assertThat(requester.isDue(500 * MS)).isTrue();
    requester.onKeyFrame();
    assertThat(requester.isDue(2000 * MS)).isFalse();
    assertThat(requester.request(2000 * MS)).isTrue();
  }

  @Test
  void shouldGiveUpAPacketAfterTenTries() {
    NackGenerator nacks = new NackGenerator();
    int[] due = new int[NackGenerator.MAX_MISSING];
    nacks.onPacket(10);
    nacks.onPacket(12);
    for (int i = 0; i < NackGenerator.MAX_TRIES; i++) {
      assertThat(nacks.due(i * 100L * MS, 100 * MS, due)).isEqualTo(1);
      assertThat(due[0]).isEqualTo(11);
      assertThat(nacks.due(i * 100L * MS + MS, 100 * MS, due)).isZero();
    }
    assertThat(nacks.due(5000 * MS, 100 * MS, due)).isZero();
    assertThat(nacks.isMissingAny()).isFalse();
  }

  @Test
  void shouldNotAskOneByOneWhenTooManyAreMissing() {
    NackGenerator nacks = new NackGenerator();
    nacks.onPacket(10);

    assertThat(nacks.onPacket(10 + NackGenerator.MAX_MISSING + 2)).isFalse();
    assertThat(nacks.isMissingAny()).isFalse();
  }

  @Test
  void shouldLimitRetransmissionsPerPacketAndInAll() {
    RetransmissionBuffer buffer = new RetransmissionBuffer();
    buffer.sent(1, 7);
    assertThat(buffer.mayResend(2, 0, 0)).as("never sent").isFalse();
    assertThat(buffer.mayResend(1, 0, 50 * MS)).isTrue();
    assertThat(buffer.mayResend(1, 49 * MS, 50 * MS)).isFalse();
    assertThat(buffer.absSendTime(1)).isEqualTo(7);

    int resent = 1;
    for (long number = 2; number <= 500; number++) {
      buffer.sent(number, 0);
    }
    for (long number = 2; number <= 500; number++) {
      resent += buffer.mayResend(number, 0, 0) ? 1 : 0;
    }
    assertThat(resent).isEqualTo(RetransmissionBuffer.MAX_GRANTED + 1);
  }

  @Test
  void shouldRememberWhatCameInTheWindow() {
    PacketWindow window = new PacketWindow();
    window.begin(1000);

    assertThat(LongStream.rangeClosed(1001, 4000).allMatch(window::add)).isTrue();
    assertThat(window.add(4000)).isFalse();
    assertThat(window.add(5500)).isTrue();
    assertThat(window.add(5499)).as("skipped by the jump").isTrue();
    assertThat(window.add(5499)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "VP8, '', vp8, '', true",
    "VP8, '', VP9, '', false",
    "H264, packetization-mode=1;profile-level-id=42e01f, H264, profile-level-id=42E034;"
        + " packetization-mode=1, true",
    "H264, packetization-mode=1;profile-level-id=42e01f, H264,"
        + " packetization-mode=1;profile-level-id=640c1f, false",
    "H264, packetization-mode=1, H264, '', false",
    "VP9, profile-id=0, VP9, '', true",
    "VP9, profile-id=2, VP9, '', false",
  })
  void shouldMatchCodecs(String a, String aFormat, String b, String bFormat, boolean same) {
    assertThat(
            CodecMapping.isSameFormat(
                new RtpCodec(a, 96, 90_000, 1, aFormat, Set.of()),
                new RtpCodec(b, 97, 90_000, 1, bFormat, Set.of())))
        .isEqualTo(same);
  }

  @Test
  void shouldTranslateThePeersClockOnceForAllItsStreams() {
    SenderClock clock = new SenderClock();
    long ntp = 0x8000_0000_0000_0000L;

    assertThat(clock.toLoopNs(ntp, 1000 * MS)).isEqualTo(1000 * MS);
    assertThat(clock.toLoopNs(ntp + (1L << 32), 2300 * MS)).as("late").isEqualTo(2000 * MS);
    assertThat(clock.toLoopNs(ntp + (20L << 32), 3000 * MS)).as("set anew").isEqualTo(3000 * MS);
  }
}
