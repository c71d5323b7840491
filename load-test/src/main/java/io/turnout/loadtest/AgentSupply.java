package io.turnout.loadtest;

import io.turnout.loadtest.plan.Plan;
import io.turnout.loadtest.schedule.Schedule;
import io.turnout.virtualuser.ExpectedStreams;
import io.turnout.virtualuser.PortalAgent;
import io.turnout.virtualuser.UserAgentFactory;
import io.turnout.virtualuser.grid.GridUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Thread-safe. Where the users of one run come from. */
interface AgentSupply extends AutoCloseable {
  UserAgentFactory agents();

  /** {@return which streams the application sends to and from a user} */
  ExpectedStreams.Rule expectation();

  /** {@return how long a user may wait for its agent} */
  Duration longestStart();

  /** {@return what opens the application's admin portal, if it has one that is known} */
  Optional<PortalAgent.Factory> portal();

  /** {@return agents that may be started at the same time} */
  default int startsAtOnce() {
    return Integer.MAX_VALUE;
  }

  /** {@return what whoever reads the run's figures should know of it; sentences} */
  default List<String> warnings() {
    return List.of();
  }

  /** {@return why no agent can go on, nor can a new one be had, if so; a clause} */
  default Optional<String> lost() {
    return Optional.empty();
  }

  /** Ends all agents and what was started for them. */
  @Override
  void close();

  /** Thread-safe. Opens supplies. */
  interface Source {
    /**
     * Looks whether the plan can be played at all; starts nothing.
     *
     * @param schedule of the plan
     * @throws PlanRefusedException when it cannot
     */
    void check(Plan plan, Schedule schedule) throws PlanRefusedException;

    /**
     * Starts what the agents need and returns when it is ready.
     *
     * @throws GridUnavailableException when no agents are to be had
     * @throws PlanRefusedException when the plan cannot be played
     */
    AgentSupply open(Plan plan, Schedule schedule, InstantSource clock)
        throws GridUnavailableException, PlanRefusedException;
  }
}
