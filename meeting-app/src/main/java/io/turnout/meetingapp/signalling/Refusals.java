package io.turnout.meetingapp.signalling;

import io.turnout.meetingapp.protocol.ErrorCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Thread-safe. How often something was refused, by its reason. */
public final class Refusals {
  private final Map<ErrorCode, LongAdder> counts = new EnumMap<>(ErrorCode.class);

  /** All at zero. */
  public Refusals() {
    for (ErrorCode code : ErrorCode.values()) {
      counts.put(code, new LongAdder());
    }
  }

  /** One more. */
  public void count(ErrorCode code) {
    LongAdder counter = counts.get(code);
    if (counter != null) {
      counter.increment();
    }
  }

  /** {@return how often since the start} */
  public long of(ErrorCode code) {
    LongAdder counter = counts.get(code);
    return counter == null ? 0 : counter.sum();
  }
}
