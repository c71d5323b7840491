package io.turnout.virtualuser.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.turnout.virtualuser.grid.BrowserProduct;
import io.turnout.virtualuser.pattern.UserPattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CaptureFilesTest {
  private static final CaptureFiles FILES =
      new CaptureFiles(
          Optional.of(Path.of("/clips/one two.y4m")), Optional.of(Path.of("/clips/one.wav")));

  @Test
  void shouldBecomeChromiumsArguments() {
    BrowserOptions options = BrowserOptions.defaults().withCaptureFiles(FILES);

    assertThat(ChromiumDialect.arguments(options, UserPattern.VIDEO, false))
        .contains(
            "--use-file-for-fake-video-capture=/clips/one two.y4m",
            "--use-file-for-fake-audio-capture=/clips/one.wav");
    assertThat(ChromiumDialect.arguments(BrowserOptions.defaults(), UserPattern.VIDEO, false))
        .noneMatch(argument -> argument.startsWith("--use-file"));
  }

  @ParameterizedTest
  @CsvSource({
    "clips/one.y4m, absolute path",
    "/clips/one.mp4, ends with .y4m",
    "/clips/50%noloop.y4m, without it"
  })
  void shouldRefusePathsThatChromiumWouldMisread(Path camera, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CaptureFiles(Optional.of(camera), Optional.empty()))
        .withMessageContaining(camera.toString())
        .withMessageContaining(problem);
  }

  @Test
  void shouldRefuseFilesForABrowserThatPlaysNone() {
    BrowserOptions firefox =
        new BrowserOptions(
            BrowserProduct.FIREFOX,
            true,
            20,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            List.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> firefox.withCaptureFiles(FILES))
        .withMessageContaining("Firefox");
  }
}
