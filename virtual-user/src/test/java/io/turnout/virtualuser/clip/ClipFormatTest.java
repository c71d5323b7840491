package io.turnout.virtualuser.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.turnout.virtualuser.clip.picture.Motion;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class ClipFormatTest {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
  private static final AudioClip SPEECH = new AudioClip(Duration.ofMillis(2300), -26, 5);

  @TempDir private Path folder;

  @Test
  void shouldWritePicturesThatChromiumReads() throws Exception {
    VideoClip clip = new VideoClip(160, 120, 10, TWO_SECONDS, Motion.BUSY, 5);
    Path file = write(clip, "one.y4m");

    assertThat(CameraFile.read(file)).isEqualTo(new CameraFile(file, 160, 120, 10, 20));
    assertThat(Files.size(file)).isEqualTo(clip.sizeBytes());
    byte[] bytes = Files.readAllBytes(file);
    String start = new String(bytes, 0, 200, StandardCharsets.ISO_8859_1);
    assertThat(start).matches("(?s)YUV4MPEG2 W160 H120 F10:1 Ip A1:1 C420jpeg X\\S+\nFRAME\n.*");
    assertThat(bytes.length - start.indexOf('\n') - 1).isEqualTo(20 * (6 + 160 * 120 * 3 / 2));
  }

  @Test
  void shouldWriteSoundThatOthersRead() throws Exception {
    Path file = write(SPEECH, "one.wav");

    MicrophoneFile found = MicrophoneFile.read(file);
    assertThat(found.sampleRate()).isEqualTo(48_000);
    assertThat(found.channels()).isEqualTo(1);
    assertThat(found.bitsPerSample()).isEqualTo(16);
    assertThat(found.length()).isEqualTo(SPEECH.length());
    assertThat(found.dataOffset() + found.dataBytes()).isEqualTo(Files.size(file));
    assertThat(Files.size(file)).isEqualTo(SPEECH.sizeBytes());
    try (AudioInputStream sound = AudioSystem.getAudioInputStream(file.toFile())) {
      assertThat(sound.getFrameLength()).isEqualTo(SPEECH.samples());
      assertThat(sound.getFormat())
          .matches(format -> format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED))
          .matches(format -> format.getSampleRate() == 48_000 && format.getChannels() == 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldMakeTheSameBytesOfTheSameParameters(Motion motion) throws Exception {
    VideoClip clip = new VideoClip(160, 120, 10, TWO_SECONDS, motion, 5);
    VideoClip other = new VideoClip(160, 120, 10, TWO_SECONDS, motion, 6);

    String digest = digest(write(clip, "one.y4m"));

    assertThat(digest(write(clip, "two.y4m"))).isEqualTo(digest);
    assertThat(digest(write(other, "other.y4m"))).isNotEqualTo(digest);
  }

  @Test
  void shouldMakeTheSameSoundOfTheSameParameters() throws Exception {
    String digest = digest(write(SPEECH, "one.wav"));

    assertThat(digest(write(SPEECH, "two.wav"))).isEqualTo(digest);
    assertThat(digest(write(new AudioClip(SPEECH.length(), -26, 6), "other.wav")))
        .isNotEqualTo(digest);
  }

  @ParameterizedTest
  @CsvSource({
    "'YUV4MPEG2 W16 H16 F20:1 C444\n', C444",
    "'YUV4MPEG2 W16 H16 F20:1 Im\n', interlaced",
    "'YUV4MPEG2 W15 H16 F20:1\n', 15x16",
    "'YUV4MPEG2 W16 F20:1\n', 16x0",
    "'YUV4MPEG2 W16 H16 F1:2\n', 0 frames a second",
    "'YUV4MPEG2 W16 H16 F20:0\n', F20:0",
    "'YUV4MPEG2 W16 H16 F20\n', F20",
    "'YUV4MPEG2 W16  H16\n', empty field",
    "'RIFF', YUV4MPEG2 header"
  })
  void shouldRefuseCameraFilesAtWhichChromiumWouldEndItself(String header, String problem)
      throws IOException {
    Path file = Files.writeString(folder.resolve("bad.y4m"), header + "FRAME\n" + "x".repeat(384));

    assertThatExceptionOfType(ClipException.class)
        .isThrownBy(() -> CameraFile.read(file))
        .withMessageContaining(problem)
        .withMessageContaining(file.toString());
  }

  @Test
  void shouldRefuseACameraFileThatIsCutOff() throws Exception {
    Path file = write(new VideoClip(160, 120, 10, TWO_SECONDS, Motion.STILL, 5), "one.y4m");
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      content.setLength(content.length() - 1);
    }

    assertThatExceptionOfType(ClipException.class)
        .isThrownBy(() -> CameraFile.read(file))
        .withMessageContaining("cut off");
  }

  @Test
  void shouldRefuseAMicrophoneFileThatIsCutOffOrNoPcm() throws Exception {
    Path file = write(SPEECH, "one.wav");
    Path noPcm = Files.copy(file, folder.resolve("float.wav"));
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw");
        RandomAccessFile format = new RandomAccessFile(noPcm.toFile(), "rw")) {
      content.setLength(content.length() - 1);
      format.seek(20);
      format.write(3);
    }

    assertThatExceptionOfType(ClipException.class)
        .isThrownBy(() -> MicrophoneFile.read(file))
        .withMessageContaining("cut off");
    assertThatExceptionOfType(ClipException.class)
        .isThrownBy(() -> MicrophoneFile.read(noPcm))
        .withMessageContaining("encoding 3");
  }

  @Test
  void shouldRefuseFilesThatDoNotExist() {
    assertThatExceptionOfType(ClipException.class)
        .isThrownBy(() -> CameraFile.read(folder.resolve("none.y4m")))
        .withMessageContaining("none.y4m does not exist")
        .withMessageContaining("turnout clips");
    assertThatExceptionOfType(ClipException.class)
        .isThrownBy(() -> MicrophoneFile.read(folder.resolve("none.wav")))
        .withMessageContaining("none.wav does not exist");
  }

  private Path write(Clip clip, String name) throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    ClipWriter.write(file, clip, ClipProgress.NONE);
    return file;
  }

  private static String digest(Path file) throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
