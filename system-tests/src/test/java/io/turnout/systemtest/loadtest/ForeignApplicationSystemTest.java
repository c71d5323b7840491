package io.turnout.systemtest.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.loadtest.LoadTest;
import io.turnout.loadtest.LoadTestOptions;
import io.turnout.loadtest.RunResult;
import io.turnout.loadtest.plan.PlanFile;
import io.turnout.loadtest.progress.ProgressListener;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.UserStateChanged;
import io.turnout.report.record.RunRecordReader;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserState;
import io.turnout.report.record.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole engine on an application that Turnout knows by an adapter file alone. */
@Tag("full")
@Timeout(600)
final class ForeignApplicationSystemTest {
  private static final String PLAN =
      """
      name: yard
      target:
        url: %s
        adapter: yard.yaml
      grid:
        embedded: { slots: 2 }
      browser:
        camera: { framesPerSecond: 5 }
      meetings:
        count: 1
        usersPerMeeting: 2
        hold: 8s
        joinTimeout: 3min
      thresholds:
        - users.connected min >= 2
        - video.frameRate(inbound) max > 0
      """;

  @Test
  void shouldPlayMeasureAndPassAnApplicationOfAnAdapterFile(@TempDir Path folder) throws Exception {
    RunResult result;
    try (YardServer yard = YardServer.start()) {
      Files.write(folder.resolve("yard.yaml"), YardServer.resource("yard.yaml"));
      Path plan = Files.writeString(folder.resolve("plan.yaml"), PLAN.formatted(yard.uri()));
      result =
          new LoadTest(
                  PlanFile.read(plan),
                  new LoadTestOptions(folder.resolve("runs"), "test"),
                  ProgressListener.NONE)
              .run();
    }

    assertThat(result.verdict().outcome())
        .as(() -> result.verdict().reasons().toString())
        .isEqualTo(Outcome.PASSED);
    assertThat(result.exitCode()).isZero();
    assertThat(lastStates(result)).hasSize(2).containsOnly(UserState.LEFT);
    Map<Subject, List<Double>> decoded = values(result, Metric.VIDEO_FRAMES_DECODED);
    assertThat(decoded).hasSize(2);
    assertThat(decoded.values())
        .allSatisfy(frames -> assertThat(frames.getLast()).isGreaterThan(frames.getFirst()));
    assertThat(values(result, Metric.AUDIO_BITRATE)).hasSize(4);
    assertThat(values(result, Metric.JOIN_TIME)).hasSize(2);
    assertThat(Files.readString(result.folder().report())).contains("yard", "VP8");
    assertThat(ProcessHandle.current().descendants()).isEmpty();
  }

  private static List<UserState> lastStates(RunResult result) throws IOException {
    Map<String, UserState> states = new HashMap<>();
    for (RunEvent event : new RunRecordReader(result.folder()).events()) {
      if (event instanceof UserStateChanged change) {
        states.put(change.user().user(), change.state());
      }
    }
    return List.copyOf(states.values());
  }

  private static Map<Subject, List<Double>> values(RunResult result, Metric metric)
      throws IOException {
    List<Sample> samples = new ArrayList<>();
    new RunRecordReader(result.folder()).forEachSample(samples::add);
    Map<Subject, List<Double>> values = new HashMap<>();
    for (Sample sample : samples) {
      if (sample.metric() == metric) {
        values.computeIfAbsent(sample.subject(), _ -> new ArrayList<>()).add(sample.value());
      }
    }
    return values;
  }
}
