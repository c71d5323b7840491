package io.turnout.report.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.diff.MetricChange.Finding;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.RunFolder;
import io.turnout.report.record.RunRecordWriter;
import io.turnout.report.record.Sample;
import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunDiffTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final int SECONDS = 120;

  @TempDir private Path runs;

  @Test
  void shouldSayWithinNoiseOfTwoRunsThatAreTheSame() throws Exception {
    for (long seed = 1; seed <= 10; seed++) {
      RunDiff diff = RunDiff.of(run(seed, 30, 8, 0), run(seed + 100, 30, 8, 0));

      assertThat(diff.changes())
          .as("seed %d", seed)
          .isNotEmpty()
          .extracting(MetricChange::finding)
          .containsOnly(Finding.WITHIN_NOISE);
      assertThat(diff.regressionsBeyond(0)).isEmpty();
    }
  }

  @Test
  void shouldSayRealOfARunThatIsSlower() throws Exception {
    RunDiff diff = RunDiff.of(run(1, 30, 8, 0), run(2, 24, 8, 0));

    MetricChange worst = diff.changes().getFirst();
    assertThat(worst.name()).isEqualTo("video.frameRate(inbound)");
    assertThat(worst.finding()).isEqualTo(Finding.REAL_WORSE);
    assertThat(worst.low().orElseThrow()).isLessThan(-6 + 1).isGreaterThan(-8);
    assertThat(worst.high().orElseThrow()).isGreaterThan(-6 - 1).isLessThan(-4);
    assertThat(diff.regressionsBeyond(0.05)).containsExactly(worst);
    assertThat(diff.regressionsBeyond(0.5)).isEmpty();
  }

  @Test
  void shouldSayBetterWhereLessIsWanted() throws Exception {
    RunDiff diff = RunDiff.of(run(1, 30, 20, 0), run(2, 30, 8, 0));

    assertThat(diff.changes())
        .filteredOn(change -> change.name().equals("rtt"))
        .singleElement()
        .extracting(MetricChange::finding)
        .isEqualTo(Finding.REAL_BETTER);
    assertThat(diff.regressionsBeyond(0)).isEmpty();
  }

  @Test
  void shouldTakeUsersThatFailForARegression() throws Exception {
    RunDiff diff = RunDiff.of(run(1, 30, 8, 0), run(2, 30, 8, 9));

    assertThat(diff.changes().getFirst().name()).isEqualTo("users that failed");
    assertThat(diff.regressionsBeyond(0.05)).hasSize(1);
  }

  @Test
  void shouldKnowNothingOfWhatOneRunAloneMeasured() throws Exception {
    RunFolder one = run(1, 30, 8, 0);
    RunFolder other =
        write(2, 30, 8, 0, new Sample(START.plusSeconds(60), new Subject.Run(), Metric.CPU, 1));

    assertThat(RunDiff.of(one, other).changes())
        .filteredOn(change -> change.name().equals("cpu"))
        .singleElement()
        .satisfies(change -> assertThat(change.finding()).isEqualTo(Finding.UNKNOWN))
        .satisfies(change -> assertThat(change.before()).isEmpty());
  }

  @Test
  void shouldNameTheLineInWhichPlansDiffer() {
    RunContract one =
        new RunContract(List.of("name: a", "seed: 1"), java.util.Map.of("cores", "2"));
    RunContract other =
        new RunContract(List.of("name: a", "seed: 2"), java.util.Map.of("cores", "4"));

    assertThat(one.differencesTo(one)).isEmpty();
    assertThat(one.differencesTo(other))
        .containsExactly(
            new RunContract.Difference("plan, line 2", "seed: 1", "seed: 2"),
            new RunContract.Difference("cores", "2", "4"));
  }

  private RunFolder run(long seed, double fps, double rttMs, int failed) throws Exception {
    return write(seed, fps, rttMs, failed);
  }

  /** Twelve users, each with a level of its own, and seconds that hang together. */
  private RunFolder write(long seed, double fps, double rttMs, int failed, Sample... more)
      throws Exception {
    Random random = new Random(seed);
    RunFolder folder = RunFolder.create(runs, START, "run-" + seed);
    try (RunRecordWriter writer = RunRecordWriter.open(folder, "name: same\n")) {
      writer.record(new RunEvent.PhaseChanged(START, RunPhase.HOLD));
      for (int i = 1; i <= 12; i++) {
        VirtualUserId user = new VirtualUserId("m1", "u" + i);
        StreamId stream = new StreamId(user, 0, StreamDirection.INBOUND, StreamKind.VIDEO, "v" + i);
        double level = random.nextGaussian() * 0.5;
        double drift = 0;
        for (int second = 0; second < SECONDS; second++) {
          drift = 0.7 * drift + random.nextGaussian();
          Instant at = START.plusSeconds(second);
          writer.record(
              new Sample(
                  at,
                  new Subject.Stream(stream),
                  Metric.VIDEO_FRAME_RATE,
                  Math.max(0, fps + level + drift)));
          writer.record(
              new Sample(
                  at,
                  new Subject.User(user),
                  Metric.ROUND_TRIP_TIME,
                  Math.max(0.1, rttMs + level + drift)));
        }
        writer.record(
            new RunEvent.UserStateChanged(
                START.plusSeconds(SECONDS),
                user,
                i <= failed ? UserState.FAILED : UserState.LEFT,
                ""));
      }
      for (Sample sample : more) {
        writer.record(sample);
      }
      writer.record(new RunEvent.PhaseChanged(START.plusSeconds(SECONDS), RunPhase.RAMP_DOWN));
    }
    return folder;
  }
}
