package io.turnout.loadtest.evidence;

import io.turnout.loadtest.plan.EvidenceSettings;
import java.util.Locale;
import java.util.Optional;

/**
 * Thread-safe. How much evidence a run may keep. Room is reserved before anything is collected, so
 * that a run in which everything fails does not spend its time on pictures that nobody keeps.
 * Screenshots on request may use half of it: there is room left for failures.
 */
final class EvidenceBudget {
  private static final double BYTES_PER_MEBIBYTE = 1024.0 * 1024;

  private final int maxFiles;
  private final long maxBytes;
  private final Object lock = new Object();
  private int files;
  private long bytes;

  EvidenceBudget(EvidenceSettings settings) {
    this.maxFiles = settings.maxFiles();
    this.maxBytes = settings.maxBytes();
  }

  /** {@return room for the files of this scope, or for as many as are left; empty for none} */
  Optional<Reservation> reserve(Cause.Scope scope) {
    int share = shareOf(scope);
    synchronized (lock) {
      int granted = Math.min(scope.mostFiles(), maxFiles / share - files);
      if (granted <= 0 || bytes >= maxBytes / share) {
        return Optional.empty();
      }
      files += granted;
      return Optional.of(new Reservation(granted));
    }
  }

  /** {@return why there is no room, a clause} */
  String exhaustion(Cause.Scope scope) {
    return String.format(
        Locale.ROOT,
        "%s of %d files and %.0f MiB is used up",
        shareOf(scope) == 1 ? "the budget" : "half of the budget",
        maxFiles,
        maxBytes / BYTES_PER_MEBIBYTE);
  }

  private static int shareOf(Cause.Scope scope) {
    return scope == Cause.Scope.SCREENSHOT ? 2 : 1;
  }

  /** Room for some files. Confined to one thread. */
  final class Reservation implements AutoCloseable {
    private int left;

    private Reservation(int granted) {
      this.left = granted;
    }

    /** {@return whether a file of this length may be written} */
    boolean take(long length) {
      synchronized (lock) {
        if (left == 0 || bytes + length > maxBytes) {
          return false;
        }
        left--;
        bytes += length;
        return true;
      }
    }

    /** Gives back what was not taken. */
    @Override
    public void close() {
      synchronized (lock) {
        files -= left;
        left = 0;
      }
    }
  }
}
