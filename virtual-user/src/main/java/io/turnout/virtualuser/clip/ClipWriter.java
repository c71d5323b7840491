package io.turnout.virtualuser.clip;

import io.turnout.virtualuser.clip.picture.PicturePainter;
import io.turnout.virtualuser.clip.speech.Speech;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Confined to one thread. Writes one clip, a picture or a tenth of a second of sound at a time. The
 * header has the checksum of what follows it, so it is written again at the end.
 */
final class ClipWriter implements AutoCloseable {
  private static final int SAMPLES_AT_ONCE = AudioClip.SAMPLE_RATE / 10;

  private final Clip clip;
  private final ClipProgress progress;
  private final FileChannel file;
  private final CRC32C checksum = new CRC32C();
  private long written;

  private ClipWriter(Path path, Clip clip, ClipProgress progress) throws IOException {
    this.clip = clip;
    this.progress = progress;
    this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /**
   * Makes the file.
   *
   * @throws IOException when it exists or cannot be written
   */
  static void write(Path path, Clip clip, ClipProgress progress)
      throws IOException, InterruptedException {
    try (ClipWriter writer = new ClipWriter(path, clip, progress)) {
      writer.write(ClipFile.header(clip, 0));
      writer.checksum.reset();
      switch (clip) {
        case VideoClip video -> writer.pictures(video);
        case AudioClip audio -> writer.sound(audio);
      }
      writer.writeHeaderAgain();
    }
  }

  private void pictures(VideoClip video) throws IOException, InterruptedException {
    PicturePainter painter =
        PicturePainter.of(
            video.width(),
            video.height(),
            video.framesPerSecond(),
            video.frames(),
            video.motion(),
            video.seed());
    byte[] frame = new byte[Y4m.frameBytes(video.width(), video.height())];
    System.arraycopy(Y4m.FRAME, 0, frame, 0, Y4m.FRAME.length);
    for (int i = 0; i < video.frames(); i++) {
      painter.paint(i, frame, Y4m.FRAME.length);
      write(frame);
    }
  }

  private void sound(AudioClip audio) throws IOException, InterruptedException {
    Speech speech =
        new Speech(AudioClip.SAMPLE_RATE, audio.samples(), audio.levelDbov(), audio.seed());
    short[] samples = new short[SAMPLES_AT_ONCE];
    int count = speech.read(samples);
    while (count > 0) {
      ByteBuffer bytes = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asShortBuffer().put(samples, 0, count);
      write(bytes.array());
      count = speech.read(samples);
    }
  }

  private void write(byte[] bytes) throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    checksum.update(bytes);
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      file.write(rest);
    }
    written += bytes.length;
    progress.onWritten(written, clip.sizeBytes());
  }

  private void writeHeaderAgain() throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(ClipFile.header(clip, (int) checksum.getValue()));
    while (rest.hasRemaining()) {
      file.write(rest, rest.position());
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
