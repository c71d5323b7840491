package io.turnout.virtualuser.machine;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Confined to one thread. Hands over what is written line by line; a very long line in pieces. */
final class LineOutput extends OutputStream {
  private static final int MAX_LINE_BYTES = 16 * 1024;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Consumer<String> consumer;

  LineOutput(Consumer<String> consumer) {
    this.consumer = consumer;
  }

  @Override
  public void write(int value) {
    if (value != '\n') {
      line.write(value);
    }
    if (value == '\n' || line.size() >= MAX_LINE_BYTES) {
      consumer.accept(line.toString(StandardCharsets.UTF_8));
      line.reset();
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }
}
