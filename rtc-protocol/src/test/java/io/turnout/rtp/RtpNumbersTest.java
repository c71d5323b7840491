package io.turnout.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RtpNumbersTest {
  @Test
  void shouldUnwrapSequenceNumbersInBothDirections() {
    SequenceNumberUnwrapper unwrapper = new SequenceNumberUnwrapper();
    long first = unwrapper.unwrap(65534);

    assertThat(unwrapper.unwrap(1)).isEqualTo(first + 3);
    assertThat(unwrapper.unwrap(65535)).isEqualTo(first + 1);
    assertThat(unwrapper.peek(2)).isEqualTo(first + 4);
    assertThat(unwrapper.unwrap(0)).isEqualTo(first + 2);
  }

  @Test
  void shouldStayPositiveWhenTheFirstPacketWasOvertaken() {
    SequenceNumberUnwrapper unwrapper = new SequenceNumberUnwrapper();
    unwrapper.unwrap(0);

    assertThat(unwrapper.unwrap(65535)).isPositive();
  }

  @Test
  void shouldEncodeAbsSendTimeAsSixBitsOfSecondsAndEighteenOfFraction() {
    assertThat(AbsSendTime.ofNanos(1_500_000_000L)).isEqualTo(0x6_0000);
    assertThat(AbsSendTime.ofNanos(64_000_000_000L)).isZero();
    assertThat(AbsSendTime.toNanos(0x6_0000)).isEqualTo(1_500_000_000L);
    assertThat(AbsSendTime.toNanos(0xFF_FFFF)).isBetween(63_999_996_000L, 64_000_000_000L);
  }

  @Test
  void shouldReadAndWriteAudioLevels() {
    assertThat(AudioLevel.of(-30, true)).isEqualTo((byte) 0x9E);
    assertThat(AudioLevel.dBov((byte) 0x9E)).isEqualTo(-30);
    assertThat(AudioLevel.isVoice((byte) 0x9E)).isTrue();
    assertThatThrownBy(() -> AudioLevel.of(1, false)).hasMessageContaining("limit -127 to 0");
  }

  @Test
  void shouldConvertLongSpansWithoutOverflow() {
    long threeYearsNs = 94_608_000L * 1_000_000_000L + 500_000_000L;

    long ticks = RtpClock.ticks(threeYearsNs, 90_000);

    assertThat(ticks).isEqualTo(94_608_000L * 90_000 + 45_000);
    assertThat(RtpClock.nanos(ticks, 90_000)).isEqualTo(threeYearsNs);
    assertThat(RtpClock.ticks(-1, 48_000)).isEqualTo(-1);
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindExtensionsByTheirUri(RtpHeaderExtension extension) {
    assertThat(RtpHeaderExtension.ofUri(extension.uri())).contains(extension);
  }
}
