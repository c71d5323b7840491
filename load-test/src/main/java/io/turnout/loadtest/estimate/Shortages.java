package io.turnout.loadtest.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Holds what is needed against what is there. Pure. */
public final class Shortages {
  /** Above this share of the cores, figures begin to tell of the load machine. */
  private static final double COMFORTABLE = 0.8;

  private static final double GIB = 1024.0 * 1024 * 1024;

  private Shortages() {}

  /** {@return what may spoil the run, a sentence each with its remedy} */
  public static List<String> of(LoadEstimate need, Capacity capacity) {
    List<String> warnings = new ArrayList<>();
    if (capacity.machine().isPresent()) {
      Capacity.Machine machine = capacity.machine().get();
      if (need.cores() > COMFORTABLE * machine.cores()) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "The browsers need about %.1f cores, this machine has %d: bad figures would be its"
                    + " own fault. Plan fewer users, less video, or use a Grid of more machines.",
                need.cores(),
                machine.cores()));
      }
      if (need.memoryBytes() > machine.freeBytes()) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "The browsers need about %.1f GiB of memory, %.1f GiB are free: browsers would be"
                    + " ended by the system. Plan fewer users at the same time, or use a Grid of"
                    + " more machines.",
                need.memoryBytes() / GIB,
                machine.freeBytes() / GIB));
      }
    }
    return warnings;
  }
}
