package io.turnout.mediaserver.stats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The counters of one event loop. Written by that loop only, read by any thread. */
@SuppressWarnings("EnumOrdinal") // counted per packet
public final class MediaCounters {
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] values = new long[MediaCounter.values().length];

  public void increment(MediaCounter counter) {
    add(counter, 1);
  }

  public void add(MediaCounter counter, long amount) {
    int index = counter.ordinal();
    ELEMENT.setOpaque(values, index, values[index] + amount);
  }

  /** {@return the count so far; another thread may see it a moment late} */
  public long value(MediaCounter counter) {
    return (long) ELEMENT.getOpaque(values, counter.ordinal());
  }
}
