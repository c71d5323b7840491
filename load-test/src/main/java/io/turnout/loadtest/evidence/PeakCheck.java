package io.turnout.loadtest.evidence;

import io.turnout.report.record.PortalCount;
import io.turnout.virtualuser.AgentLostException;
import io.turnout.virtualuser.evidence.CollectedEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Confined to the portal's thread. Compares the portal's count with what is expected whenever more
 * users than ever are connected, from half of the plan's peak on, and keeps the comparison of the
 * highest load. Portal and run both lag: a difference counts only when it stays.
 */
final class PeakCheck {
  /** How long nobody may come or go before the portal is read. */
  private static final Duration STEADY = Duration.ofSeconds(2);

  /**
   * How long a difference may last: both sides lag, and evidence keeps failed users' pages open.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  /** Reads the portal. Used on the portal's thread. */
  interface Portal {
    PortalCount count() throws AgentLostException, InterruptedException;

    CollectedEvidence screenshot() throws InterruptedException;
  }

  /**
   * A comparison. Immutable.
   *
   * @param differences a clause each; empty when both agree
   */
  record Comparison(
      Instant at,
      PortalCount expected,
      PortalCount found,
      List<String> differences,
      CollectedEvidence picture) {}

  private final ExpectedPortal expected;
  private final int peakUsers;
  private @Nullable Comparison highest;
  private @Nullable Instant began;
  private boolean done;

  /**
   * A check that is over when so many users were connected.
   *
   * @param peakUsers that the plan has at the same time, at most
   */
  PeakCheck(ExpectedPortal expected, int peakUsers) {
    this.expected = expected;
    this.peakUsers = peakUsers;
  }

  /** Looks at the portal if it is time to; {@return the comparison at the plan's peak, once} */
  Optional<Comparison> look(Instant now, Portal portal)
      throws AgentLostException, InterruptedException {
    ExpectedPortal.Standing standing = expected.standing();
    int users = standing.count().users();
    if (done || users <= highestUsers() || users * 2 < peakUsers) {
      began = null;
      return Optional.empty();
    }
    if (began == null) {
      if (standing.changedAt().plus(STEADY).isAfter(now)) {
        return Optional.empty();
      }
      began = now;
    }
    PortalCount found = portal.count();
    List<String> differences = differences(standing.count(), found);
    if (!differences.isEmpty() && now.isBefore(began.plus(PATIENCE))) {
      return Optional.empty();
    }
    began = null;
    highest = new Comparison(now, standing.count(), found, differences, portal.screenshot());
    return users >= peakUsers ? end() : Optional.empty();
  }

  /** Nothing higher comes; {@return the comparison at the highest load, unless it was given} */
  Optional<Comparison> end() {
    Optional<Comparison> last = done ? Optional.empty() : Optional.ofNullable(highest);
    done = true;
    return last;
  }

  /** {@return whether the portal was read at all} */
  boolean hasCompared() {
    return highest != null;
  }

  private int highestUsers() {
    return highest == null ? 0 : highest.expected().users();
  }

  static List<String> differences(PortalCount expected, PortalCount found) {
    List<String> differences = new ArrayList<>();
    compare("meetings", expected.meetings(), found.meetings(), differences);
    compare("users", expected.users(), found.users(), differences);
    compare("flowing streams", expected.flowingStreams(), found.flowingStreams(), differences);
    return differences;
  }

  private static void compare(String what, int expected, int found, List<String> differences) {
    if (expected != found) {
      differences.add("the portal counts " + found + " " + what + ", expected " + expected);
    }
  }
}
