package io.turnout.virtualuser.clip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Pure but for reading. Whether a file is the whole of a clip, to the last bit. */
final class ClipFile {
  private static final int BYTES_AT_ONCE = 1 << 20;

  private ClipFile() {}

  static byte[] header(Clip clip, int checksum) {
    return switch (clip) {
      case VideoClip video -> Y4m.header(video, checksum);
      case AudioClip audio -> Wav.header(audio, checksum);
    };
  }

  /** {@return whether size, header and checksum are the clip's; reads the whole file} */
  static boolean isIntact(Path path, Clip clip) throws IOException {
    if (!Files.isRegularFile(path) || Files.size(path) != clip.sizeBytes()) {
      return false;
    }
    CRC32C checksum = new CRC32C();
    try (InputStream in = Files.newInputStream(path)) {
      byte[] header = in.readNBytes(ClipFile.header(clip, 0).length);
      byte[] buffer = new byte[BYTES_AT_ONCE];
      int count = in.read(buffer);
      while (count > 0) {
        checksum.update(buffer, 0, count);
        count = in.read(buffer);
      }
      return Arrays.equals(header, header(clip, (int) checksum.getValue()));
    } catch (NoSuchFileException e) {
      // Somebody has removed it since.
      return false;
    }
  }
}
