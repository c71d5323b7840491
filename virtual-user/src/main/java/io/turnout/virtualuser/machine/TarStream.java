package io.turnout.virtualuser.machine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Pure. Files as one archive in the ustar format (POSIX.1-2017, pax), so that many are copied as
 * fast as one.
 */
final class TarStream {
  private static final int BLOCK_BYTES = 512;
  private static final int MAX_NAME_BYTES = 100;
  private static final int CHECKSUM_AT = 148;
  private static final int CHECKSUM_BYTES = 8;

  private TarStream() {}

  /**
   * {@return an archive of the files, by their names alone; each is opened when it is its turn}
   *
   * @throws IllegalArgumentException when a name is longer than the format carries
   */
  static InputStream of(List<Path> files) {
    Stream<InputStream> end = Stream.of(zeros(2 * BLOCK_BYTES));
    return new SequenceInputStream(
        Collections.enumeration(
            Stream.concat(files.stream().flatMap(TarStream::entry), end).toList()));
  }

  private static Stream<InputStream> entry(Path file) {
    long size = size(file);
    int padding = (int) ((BLOCK_BYTES - size % BLOCK_BYTES) % BLOCK_BYTES);
    return Stream.of(header(file, size), new LazyFile(file), zeros(padding));
  }

  private static InputStream header(Path file, long size) {
    byte[] name = String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8);
    if (name.length > MAX_NAME_BYTES) {
      throw new IllegalArgumentException(
          file + ": the name has " + name.length + " bytes, expected at most " + MAX_NAME_BYTES);
    }
    byte[] block = new byte[BLOCK_BYTES];
    System.arraycopy(name, 0, block, 0, name.length);
    put(block, 100, "0000644\0" + "0000000\0" + "0000000\0");
    put(block, 124, String.format(Locale.ROOT, "%011o\0%011o\0", size, 0));
    Arrays.fill(block, CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_BYTES, (byte) ' ');
    put(block, 156, "0");
    put(block, 257, "ustar\0" + "00");
    int sum = 0;
    for (byte value : block) {
      sum += value & 0xff;
    }
    put(block, CHECKSUM_AT, String.format(Locale.ROOT, "%06o\0", sum));
    return new ByteArrayInputStream(block);
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  private static InputStream zeros(int bytes) {
    return new ByteArrayInputStream(new byte[bytes]);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Confined to one thread. Holds no descriptor before its first byte is read. */
  private static final class LazyFile extends InputStream {
    private final Path file;
    private InputStream opened = InputStream.nullInputStream();
    private boolean begun;

    LazyFile(Path file) {
      this.file = file;
    }

    private InputStream opened() throws IOException {
      if (!begun) {
        begun = true;
        opened = Files.newInputStream(file);
      }
      return opened;
    }

    @Override
    public int read() throws IOException {
      return opened().read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return opened().read(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      opened.close();
    }
  }
}
