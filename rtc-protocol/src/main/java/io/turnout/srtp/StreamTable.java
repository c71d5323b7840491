package io.turnout.srtp;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Confined to one thread. State by SSRC without boxing; grows to a limit and never shrinks. */
final class StreamTable<T> {
  private final int limit;
  private int[] keys = new int[8];
  private @Nullable Object[] values = new @Nullable Object[8];
  private int size;
  private int lastKey;
  private @Nullable T lastValue;

  StreamTable(int limit) {
    this.limit = limit;
  }

  @Nullable T find(int ssrc) {
    T last = lastValue;
    if (last != null && lastKey == ssrc) {
      return last;
    }
    T found = value(slot(ssrc));
    if (found != null) {
      lastKey = ssrc;
      lastValue = found;
    }
    return found;
  }

  boolean isFull() {
    return size == limit;
  }

  void add(int ssrc, T value) {
    if (2 * (size + 1) > keys.length) {
      grow();
    }
    int slot = slot(ssrc);
    keys[slot] = ssrc;
    values[slot] = value;
    size++;
  }

  private void grow() {
    int[] oldKeys = keys;
    @Nullable Object[] oldValues = values;
    keys = new int[2 * oldKeys.length];
    values = new @Nullable Object[2 * oldKeys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != null) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }

  /** {@return where the SSRC is, or where it would be put} */
  private int slot(int ssrc) {
    int mask = keys.length - 1;
    int slot = ((ssrc * 0x9E3779B9) >>> 16) & mask;
    while (values[slot] != null && keys[slot] != ssrc) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  @SuppressWarnings("unchecked") // only add() stores, and it takes T
  private @Nullable T value(int slot) {
    return (T) values[slot];
  }

  /** {@return the SSRC's state, made when it is new; null when the table is full} */
  @Nullable T findOrAdd(int ssrc, IntFunction<T> factory) {
    T found = find(ssrc);
    if (found == null && !isFull()) {
      found = factory.apply(ssrc);
      add(ssrc, found);
    }
    return found;
  }
}
