package io.turnout.virtualuser.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.turnout.virtualuser.clip.picture.Motion;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClipParametersTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @ParameterizedTest
  @CsvSource({
    "641, 480, 20, width: found 641, 640",
    "0, 480, 20, width: found 0, 96 to 3840",
    "3842, 480, 20, width: found 3842, 96 to 3840",
    "640, 479, 20, height: found 479, 478",
    "640, 2162, 20, height: found 2162, 96 to 2160",
    "640, 480, 0, frames per second: found 0, 1 to 60",
    "640, 480, 61, frames per second: found 61, 1 to 60"
  })
  void shouldRefuseBadPicturesWithValueAndLimit(
      int width, int height, int framesPerSecond, String value, String limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new VideoClip(width, height, framesPerSecond, TEN_SECONDS, Motion.STILL, 1))
        .withMessageContaining(value)
        .withMessageContaining(limit);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1000, 999, 600_001})
  void shouldRefuseBadLengthsWithTheLimits(long milliseconds) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AudioClip(Duration.ofMillis(milliseconds), -26, 1))
        .withMessageContaining("from 1s to 600s");
  }

  @Test
  void shouldRefusePartsOfAFrame() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VideoClip(640, 480, 15, Duration.ofMillis(2500), Motion.STILL, 1))
        .withMessageContaining("2500ms at 15 frames a second")
        .withMessageContaining("whole number of frames");
  }

  @ParameterizedTest
  @ValueSource(ints = {-61, -14, 0})
  void shouldRefuseSilenceAndClipping(int levelDbov) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AudioClip(TEN_SECONDS, levelDbov, 1))
        .withMessageContaining("found " + levelDbov + " dBov")
        .withMessageContaining("-60 to -15");
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellAllParametersInTheNameOfTheFile(Motion motion) {
    VideoClip video = new VideoClip(1280, 720, 30, Duration.ofMillis(2500), motion, -7);
    AudioClip audio = new AudioClip(TEN_SECONDS, -30, 9);

    assertThat(Clip.ofFileName(video.fileName())).contains(video);
    assertThat(Clip.ofFileName(audio.fileName())).contains(audio);
    assertThat(Motion.of(motion.text())).isEqualTo(motion);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "camera.y4m",
        "camera-641x480-20fps-10s-still-seed1-v1.y4m",
        "camera-640x480-20fps-10s-still-seed99999999999999999999-v1.y4m",
        "camera-640x480-20fps-10s-sleeping-seed1-v1.y4m",
        "camera-640x480-20fps-10s-still-seed1-v0.y4m",
        "microphone-10s-minus5dbov-seed1-v1.wav"
      })
  void shouldTakeNoOtherNameForAClip(String name) {
    assertThat(Clip.ofFileName(name)).isEmpty();
  }

  @Test
  void shouldNameTheCommandThatMakesAClip() {
    assertThat(new VideoClip(640, 480, 20, TEN_SECONDS, Motion.TALKING_HEAD, 3).command())
        .isEqualTo(
            "turnout clips --resolution 640x480 --fps 20 --length 10s --motion talking-head"
                + " --seed 3");
    assertThat(new AudioClip(TEN_SECONDS, -26, 3).command())
        .isEqualTo("turnout clips --speech --length 10s --level -26 --seed 3");
  }
}
