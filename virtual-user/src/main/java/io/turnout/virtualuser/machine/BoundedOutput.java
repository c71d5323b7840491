package io.turnout.virtualuser.machine;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Thread-safe. Keeps the first bytes and drops the rest, so that no machine can fill the heap. */
final class BoundedOutput extends OutputStream {
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final int limitBytes;

  BoundedOutput(int limitBytes) {
    this.limitBytes = limitBytes;
  }

  @Override
  public synchronized void write(int value) {
    if (kept.size() < limitBytes) {
      kept.write(value);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    kept.write(bytes, offset, Math.min(length, limitBytes - kept.size()));
  }

  synchronized String text() {
    return kept.toString(StandardCharsets.UTF_8);
  }
}
