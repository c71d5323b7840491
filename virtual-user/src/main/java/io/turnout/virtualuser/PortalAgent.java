package io.turnout.virtualuser;

import io.turnout.report.record.PortalCount;
import io.turnout.virtualuser.evidence.CollectedEvidence;

/**
 * Confined to the thread that started it. A look at an application's admin portal. Every call may
 * be interrupted; it then ends early.
 */
public interface PortalAgent extends AutoCloseable {
  /**
   * {@return what the portal counts now}
   *
   * @throws AgentLostException when the portal shows no figures or does not answer
   */
  PortalCount count() throws AgentLostException, InterruptedException;

  /** {@return a picture of the portal, or why there is none} */
  CollectedEvidence screenshot() throws InterruptedException;

  /** Ends the agent and all that it started; never throws, may be called again. */
  @Override
  void close();

  /** Thread-safe. Starts agents. */
  @FunctionalInterface
  interface Factory {
    /**
     * Opens the portal; the caller closes it.
     *
     * @throws AgentStartException when it cannot be opened; nothing is left behind then
     */
    PortalAgent start() throws AgentStartException, InterruptedException;
  }
}
