package io.turnout.report.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.StreamId.StreamKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class RunRecordTest {
  private static final Instant AT = Instant.parse("2026-11-23T10:00:00.123Z");
  private static final VirtualUserId USER = new VirtualUserId("m,1", "an \"odd\"\nname");
  private static final StreamId STREAM =
      new StreamId(USER, 2, StreamDirection.INBOUND, StreamKind.VIDEO, "77,1");

  private final Path runs;

  RunRecordTest(@TempDir Path runs) {
    this.runs = runs;
  }

  @Test
  void shouldReadBackWhatWasWritten() throws IOException {
    RunFolder folder = RunFolder.create(runs, AT, "two meetings/4 users");
    var events =
        List.of(
            new RunEvent.PhaseChanged(AT, RunPhase.RAMP_UP),
            new RunEvent.UserStateChanged(AT, USER, UserState.FAILED, "lost \n media"),
            new RunEvent.StreamObserved(AT, STREAM, "video/VP8"),
            new RunEvent.TranscodingChanged(AT, "kms", "obj", StreamKind.AUDIO, true),
            new RunEvent.MonitorLost(AT, "app", "refused"),
            new RunEvent.MonitorFound(AT, "app"),
            new RunEvent.ScenarioPhaseChanged(AT, "stand-ups", RunPhase.HOLD),
            new RunEvent.JoinRetried(AT, USER, 1, "refused"),
            new RunEvent.ActionPerformed(AT, USER, 7, UserAction.SEND_MESSAGE, "a \"word\""),
            new RunEvent.ActionSeen(AT, USER, USER, 7, UserAction.SEND_MESSAGE, 120),
            new RunEvent.ActionMissed(AT, USER, USER, 8, UserAction.MUTE, "still heard"),
            new RunEvent.EvidenceTaken(
                AT,
                USER,
                "every 30 s",
                List.of(new EvidenceFile(EvidenceFile.Kind.DOM, "evidence/1/dom.html", 99)),
                List.of("no log")),
            new RunEvent.EvidenceOmitted(AT, USER, "every 30 s", "budget"),
            new RunEvent.PortalChecked(
                AT,
                new PortalCount(1, 2, 3),
                new PortalCount(1, 2, 2),
                List.of("one less"),
                Optional.empty()),
            new RunEvent.ThresholdBreached(AT, "rtt p95 < 40ms", "found 41 ms"),
            new RunEvent.Warning(AT, "careful"));
    var samples =
        List.of(
            new Sample(AT, new Subject.Stream(STREAM), Metric.VIDEO_BITRATE, 512_000),
            new Sample(AT, new Subject.User(USER), Metric.JOIN_TIME, 1234.5678),
            new Sample(AT, new Subject.Monitored("media, server"), Metric.CPU, 0),
            new Sample(AT, new Subject.Run(), Metric.USERS_FAILED, 3));
    try (var writer = RunRecordWriter.open(folder, "name: x # kept\n")) {
      events.forEach(writer::record);
      samples.forEach(writer::record);
    }
    var reader = new RunRecordReader(folder);
    assertThat(reader.events()).isEqualTo(events);
    assertThat(samplesOf(reader)).isEqualTo(samples);
    assertThat(reader.problems()).isEmpty();
    assertThat(folder.name()).isEqualTo("20261123T100000Z-two-meetings-4-users");
    assertThat(folder.plan()).hasContent("name: x # kept");
  }

  @Test
  void shouldReadWhatAKilledWriterLeft() throws IOException {
    RunFolder folder = written(200);
    byte[] events = Files.readAllBytes(folder.events());
    Files.write(folder.events(), Arrays.copyOf(events, events.length - 7));
    byte[] samples = Files.readAllBytes(folder.samples());
    Files.write(folder.samples(), Arrays.copyOf(samples, samples.length - 40));

    var reader = new RunRecordReader(folder);
    assertThat(reader.events()).hasSize(199);
    assertThat(samplesOf(reader)).isNotEmpty().hasSizeLessThan(200);
    assertThat(reader.problems())
        .anySatisfy(p -> assertThat(p).contains("events.jsonl").contains("middle of a line"));
  }

  @Test
  void shouldShowWhatWasFlushedWhileTheRunGoesOn() throws Exception {
    RunFolder folder = RunFolder.create(runs, AT, "live");
    try (var writer = RunRecordWriter.open(folder, "")) {
      writer.record(new Sample(AT, new Subject.Run(), Metric.USERS_CONNECTED, 1));
      writer.record(new RunEvent.Warning(AT, "early"));
      var reader = new RunRecordReader(folder);
      while (samplesOf(reader).isEmpty() || reader.events().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(samplesOf(reader)).hasSize(1);
    }
  }

  @Test
  void shouldLeaveOutLinesThatItCannotRead() throws IOException {
    RunFolder folder = written(3);
    Files.writeString(
        folder.events(),
        "{\"event\":\"fromTheFuture\",\"at\":1}\nnot json\n",
        StandardOpenOption.APPEND);
    var reader = new RunRecordReader(folder);
    assertThat(reader.events()).hasSize(3);
    assertThat(reader.problems())
        .containsExactly("events.jsonl: 2 events could not be read and are left out");
  }

  @Test
  void shouldKeepEverythingThatManyThreadsRecord() throws Exception {
    RunFolder folder = RunFolder.create(runs, AT, "threads");
    int threads = 8;
    int each = 2000;
    try (var writer = RunRecordWriter.open(folder, "");
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var start = new CountDownLatch(1);
      var done = new CountDownLatch(threads);
      for (int t = 0; t < threads; t++) {
        executor.execute(
            () -> {
              try {
                start.await();
              } catch (InterruptedException e) {
                return;
              }
              for (int i = 0; i < each; i++) {
                writer.record(new Sample(AT, new Subject.Run(), Metric.MEETINGS, i));
                writer.record(new RunEvent.Warning(AT, "w"));
              }
              done.countDown();
            });
      }
      start.countDown();
      done.await();
      assertThat(writer.lostSamples()).isZero();
    }
    var reader = new RunRecordReader(folder);
    assertThat(reader.events()).hasSize(threads * each);
    assertThat(samplesOf(reader)).hasSize(threads * each);
  }

  @Test
  void shouldCountAndConfessLostSamples() throws IOException {
    RunFolder folder = RunFolder.create(runs, AT, "overflow");
    var writer = RunRecordWriter.open(folder, "", Clock.systemUTC(), 1);
    int sent = 0;
    while (writer.lostSamples() == 0) {
      writer.record(new Sample(AT, new Subject.Run(), Metric.MEETINGS, 1));
      sent++;
    }
    writer.close();
    long lost = writer.lostSamples();
    var reader = new RunRecordReader(folder);
    assertThat(samplesOf(reader)).hasSize((int) (sent - lost));
    assertThat(reader.events())
        .last()
        .isInstanceOfSatisfying(
            RunEvent.Warning.class,
            w -> assertThat(w.message()).startsWith(lost + " samples are missing"));
  }

  @Test
  void shouldNeverWriteIntoAnotherRunsRecord() throws IOException {
    RunFolder first = RunFolder.create(runs, AT, "same");
    RunFolder second = RunFolder.create(runs, AT, "same");
    assertThat(second.name()).isEqualTo(first.name() + "-2");
    RunRecordWriter.open(first, "").close();
    assertThatThrownBy(() -> RunRecordWriter.open(first, "")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> RunFolder.open(second.path()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("events.jsonl is not there");
  }

  private RunFolder written(int count) throws IOException {
    RunFolder folder = RunFolder.create(runs, AT, "run");
    try (var writer = RunRecordWriter.open(folder, "")) {
      for (int i = 0; i < count; i++) {
        writer.record(new RunEvent.Warning(AT, "warning " + i));
        writer.record(new Sample(AT, new Subject.Run(), Metric.MEETINGS, i * 7919 % 1013));
      }
    }
    return folder;
  }

  private static List<Sample> samplesOf(RunRecordReader reader) throws IOException {
    var samples = new ArrayList<Sample>();
    reader.forEachSample(samples::add);
    return samples;
  }
}
