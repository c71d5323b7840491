package io.turnout.loadtest.progress;

import io.turnout.report.record.RunEvent.RunPhase;
import java.util.Optional;

/**
 * How far one scenario is. Immutable.
 *
 * @param phase empty: it waits for another one to end
 * @param users of the plan
 * @param connected of them now
 */
public record ScenarioProgress(String name, Optional<RunPhase> phase, int users, int connected) {}
