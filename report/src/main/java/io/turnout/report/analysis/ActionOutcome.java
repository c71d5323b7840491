package io.turnout.report.analysis;

import io.turnout.report.record.UserAction;
import io.turnout.report.record.VirtualUserId;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * One action of one user and what the others saw of it. Immutable.
 *
 * @param number counts the user's actions, from 1
 * @param at when it was done; when it was missed, if the record does not say when it was done
 * @param detail e.g. the message's text; may be empty
 * @param seen how many others saw its effect in time
 * @param slowestMs when the last of them saw it, after the action
 */
public record ActionOutcome(
    VirtualUserId actor,
    int number,
    UserAction action,
    Instant at,
    String detail,
    int seen,
    OptionalLong slowestMs,
    List<Miss> misses) {
  public ActionOutcome {
    misses = List.copyOf(misses);
  }

  /** Another user who should have seen the effect and did not. */
  public record Miss(VirtualUserId observer, Instant at, String reason) {}
}
