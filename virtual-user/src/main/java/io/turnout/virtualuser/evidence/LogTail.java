package io.turnout.virtualuser.evidence;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** Confined to its user's thread. The last lines of a log; what came before is counted. */
public final class LogTail {
  private static final int LONGEST_LINE = 4000;

  private final int capacityChars;
  private final Deque<String> lines = new ArrayDeque<>();
  private int chars;
  private long dropped;

  /** A tail that keeps about so many characters. */
  public LogTail(int capacityChars) {
    this.capacityChars = capacityChars;
  }

  /** Takes the next line; a long one is cut. */
  public void add(String line) {
    String kept = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " [cut]";
    lines.add(kept);
    chars += kept.length() + 1;
    while (chars > capacityChars && lines.size() > 1) {
      chars -= lines.remove().length() + 1;
      dropped++;
    }
  }

  /** Takes the next lines. */
  public void addAll(Collection<String> more) {
    more.forEach(this::add);
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** {@return the lines, the oldest first} */
  public String text() {
    String head = dropped == 0 ? "" : "[" + dropped + " earlier lines are not kept]\n";
    return head + String.join("\n", lines) + "\n";
  }
}
