package io.turnout.loadtest.estimate;

import io.turnout.loadtest.estimate.CostModel.MeetingCost;
import io.turnout.loadtest.plan.Plan;
import io.turnout.loadtest.plan.Scenario;
import io.turnout.loadtest.plan.ScenarioOrder;
import io.turnout.loadtest.schedule.Schedule;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/**
 * What a run will need at its peak, as far as it can be told before. Immutable.
 *
 * @param meetings that come in all
 * @param users that come in all
 * @param longest length of the run
 * @param slots browsers at the same time
 * @param cores busy with the browsers
 * @param memoryBytes of browsers, Grid and Turnout
 * @param sentBps by all browsers, on the wire
 * @param receivedBps by all browsers
 * @param streamsIn at the media server, published
 * @param streamsOut of the media server: each published stream to each other user of its meeting
 * @param packetsOut of the media server, in a second
 */
public record LoadEstimate(
    int meetings,
    int users,
    Duration longest,
    int slots,
    double cores,
    double memoryBytes,
    double sentBps,
    double receivedBps,
    double streamsIn,
    double streamsOut,
    double packetsOut) {

  /** {@return what this plan needs when it is played by this schedule} */
  public static LoadEstimate of(Plan plan, Schedule schedule) {
    int slots = schedule.mostConcurrentUsers() + plan.evidence().slots();
    return new LoadEstimate(
        schedule.meetings(),
        schedule.users(),
        schedule.longest(),
        slots,
        peak(plan, schedule, MeetingCost::cores),
        CostModel.BASE_BYTES + slots * CostModel.BROWSER_BYTES,
        peak(plan, schedule, MeetingCost::sentBps),
        peak(plan, schedule, MeetingCost::receivedBps),
        peak(plan, schedule, MeetingCost::streamsIn),
        peak(plan, schedule, MeetingCost::streamsOut),
        peak(plan, schedule, MeetingCost::packetsOut));
  }

  private static double peak(Plan plan, Schedule schedule, ToDoubleFunction<MeetingCost> part) {
    return ScenarioOrder.most(plan.scenarios(), scenario -> peakOf(plan, schedule, scenario, part));
  }

  private static double peakOf(
      Plan plan, Schedule schedule, Scenario scenario, ToDoubleFunction<MeetingCost> part) {
    int fps = plan.browsers().fastestCamera();
    return schedule.of(scenario.name()).meetingsAtPeak().stream()
        .mapToDouble(
            users -> part.applyAsDouble(CostModel.ofMeeting(scenario.pattern(), users, fps)))
        .sum();
  }
}
