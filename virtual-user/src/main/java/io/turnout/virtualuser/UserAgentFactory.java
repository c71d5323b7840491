package io.turnout.virtualuser;

/** Thread-safe. Starts agents. */
@FunctionalInterface
public interface UserAgentFactory {
  /**
   * Starts the agent of one user; the caller closes it.
   *
   * @throws AgentStartException when there is none to be had; nothing is left behind then
   */
  UserAgent start(Invitation invitation) throws AgentStartException, InterruptedException;
}
