package io.turnout.virtualuser.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TarStreamTest {
  @TempDir private Path folder;

  @Test
  void shouldBeReadByTheSystemsTar() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty"));
    Path block = Files.write(folder.resolve("block"), random(512));
    Path odd = Files.write(folder.resolve("n".repeat(100)), random(70_001));
    Path target = Files.createDirectory(folder.resolve("target"));

    Process tar =
        new ProcessBuilder("tar", "-xf", "-", "-C", target.toString())
            .redirectErrorStream(true)
            .start();
    try (InputStream archive = TarStream.of(List.of(empty, block, odd));
        OutputStream input = tar.getOutputStream()) {
      archive.transferTo(input);
    }

    assertThat(new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(tar.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(target.resolve("empty")).isEmptyFile();
    assertThat(target.resolve("block")).hasSameBinaryContentAs(block);
    assertThat(target.resolve(odd.getFileName())).hasSameBinaryContentAs(odd);
  }

  @Test
  void shouldRefuseNamesThatTheFormatCannotCarry() throws Exception {
    Path file = Files.createFile(folder.resolve("n".repeat(101)));

    assertThatThrownBy(() -> TarStream.of(List.of(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 101 bytes, expected at most 100");
  }

  private static byte[] random(int bytes) {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return content;
  }
}
