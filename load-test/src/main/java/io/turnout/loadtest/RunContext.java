package io.turnout.loadtest;

import io.turnout.virtualuser.ExpectedStreams;
import io.turnout.virtualuser.UserAgentFactory;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What all scenarios of one run share. Immutable; its parts are thread-safe.
 *
 * @param longestAgentStart how long a user may wait for its agent, beside its time to join
 * @param seed decides what users do by chance
 * @param run tells this run's meetings from those of earlier ones
 */
record RunContext(
    UserAgentFactory agents,
    ExpectedStreams.Rule expectation,
    Duration longestAgentStart,
    RunBoard board,
    Lateness lateness,
    InstantSource clock,
    long seed,
    String run) {}
