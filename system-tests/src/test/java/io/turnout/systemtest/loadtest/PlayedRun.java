package io.turnout.systemtest.loadtest;

import io.turnout.loadtest.LoadTest;
import io.turnout.loadtest.LoadTestOptions;
import io.turnout.loadtest.RunResult;
import io.turnout.loadtest.plan.PlanFile;
import io.turnout.loadtest.progress.Progress;
import io.turnout.loadtest.progress.ProgressListener;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunRecordReader;
import io.turnout.report.record.Sample;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.UserState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A plan that was played on the meeting application with real browsers, and its record. Immutable.
 */
public record PlayedRun(RunResult result, List<RunEvent> events, List<Sample> samples) {
  private static final Logger LOG = LoggerFactory.getLogger(PlayedRun.class);

  /**
   * Plays a plan to its end.
   *
   * @param slots browsers at a time
   * @param scenarios the rest of the plan, from its scenarios on
   */
  static PlayedRun of(URI application, int slots, String scenarios, Path folder) throws Exception {
    return of(test(application, slots, scenarios, folder, PlayedRun::log));
  }

  /** Plays a test to its end. */
  public static PlayedRun of(LoadTest test) throws Exception {
    RunResult result = test.run();
    RunRecordReader record = new RunRecordReader(result.folder());
    List<Sample> samples = new ArrayList<>();
    record.forEachSample(samples::add);
    return new PlayedRun(result, record.events(), samples);
  }

  static LoadTest test(
      URI application, int slots, String scenarios, Path folder, ProgressListener listener)
      throws Exception {
    String grid = "{ embedded: { slots: %d } }".formatted(slots);
    return test(application, grid, scenarios, folder, listener);
  }

  /**
   * Makes a test that was not begun.
   *
   * @param grid of the plan
   * @param scenarios the rest of the plan, from its scenarios on
   */
  public static LoadTest test(
      URI application, String grid, String scenarios, Path folder, ProgressListener listener)
      throws Exception {
    Path plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            name: system-test
            seed: 7
            target: { url: "%s" }
            grid: %s
            browser: { camera: { framesPerSecond: 5 } }
            %s
            """
                .formatted(application, grid, scenarios));
    return new LoadTest(
        PlanFile.read(plan), new LoadTestOptions(folder.resolve("runs"), "test"), listener);
  }

  private static void log(Progress progress) {
    LOG.info("{} {} {}", progress.phase(), progress.elapsed(), progress.users());
  }

  /** {@return all events of a kind} */
  public <T extends RunEvent> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** {@return what was seen at another user's end, and how often} */
  Map<UserAction, Long> seen() {
    return events(RunEvent.ActionSeen.class).stream()
        .collect(Collectors.groupingBy(RunEvent.ActionSeen::action, Collectors.counting()));
  }

  List<RunEvent.ActionMissed> missed() {
    return events(RunEvent.ActionMissed.class);
  }

  /** {@return the last state of each user, by its name} */
  public Map<String, UserState> ends() {
    Map<String, UserState> ends = new HashMap<>();
    events(RunEvent.UserStateChanged.class)
        .forEach(change -> ends.put(change.user().user(), change.state()));
    return ends;
  }

  List<Double> values(Metric metric) {
    return samples.stream().filter(s -> s.metric() == metric).map(Sample::value).toList();
  }

  String report() throws IOException {
    return Files.readString(result.folder().report());
  }

  /** For the message of a failed assertion. */
  @Override
  public String toString() {
    return result.verdict()
        + events.stream()
            .filter(event -> !(event instanceof RunEvent.ActionSeen))
            .map(event -> "\n  " + event)
            .collect(Collectors.joining());
  }
}
