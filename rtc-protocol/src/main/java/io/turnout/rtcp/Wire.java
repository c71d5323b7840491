package io.turnout.rtcp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in network byte order. */
final class Wire {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Wire() {}

  static int uint8(byte[] buffer, int offset) {
    return buffer[offset] & 0xFF;
  }

  static int uint16(byte[] buffer, int offset) {
    return (short) SHORT.get(buffer, offset) & 0xFFFF;
  }

  static int int32(byte[] buffer, int offset) {
    return (int) INT.get(buffer, offset);
  }

  static long uint32(byte[] buffer, int offset) {
    return (int) INT.get(buffer, offset) & 0xFFFF_FFFFL;
  }

  static long int64(byte[] buffer, int offset) {
    return (long) LONG.get(buffer, offset);
  }

  static void put16(byte[] buffer, int offset, int value) {
    SHORT.set(buffer, offset, (short) value);
  }

  static void put32(byte[] buffer, int offset, long value) {
    INT.set(buffer, offset, (int) value);
  }

  static void put64(byte[] buffer, int offset, long value) {
    LONG.set(buffer, offset, value);
  }
}
