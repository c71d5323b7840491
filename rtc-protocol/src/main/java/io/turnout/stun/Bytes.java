package io.turnout.stun;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in network byte order. */
final class Bytes {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Bytes() {}

  static int u16(byte[] buffer, int offset) {
    return (short) SHORT.get(buffer, offset) & 0xFFFF;
  }

  static void u16(byte[] buffer, int offset, int value) {
    SHORT.set(buffer, offset, (short) value);
  }

  static int i32(byte[] buffer, int offset) {
    return (int) INT.get(buffer, offset);
  }

  static void i32(byte[] buffer, int offset, int value) {
    INT.set(buffer, offset, value);
  }

  static long i64(byte[] buffer, int offset) {
    return (long) LONG.get(buffer, offset);
  }

  static void i64(byte[] buffer, int offset, long value) {
    LONG.set(buffer, offset, value);
  }
}
