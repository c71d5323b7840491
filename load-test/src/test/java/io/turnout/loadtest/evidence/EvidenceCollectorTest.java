package io.turnout.loadtest.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.loadtest.plan.EvidenceSettings;
import io.turnout.report.record.EvidenceFile;
import io.turnout.report.record.EvidenceFile.Kind;
import io.turnout.report.record.Metric;
import io.turnout.report.record.PortalCount;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.EvidenceOmitted;
import io.turnout.report.record.RunEvent.EvidenceTaken;
import io.turnout.report.record.RunEvent.UserStateChanged;
import io.turnout.report.record.RunFolder;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.PortalAgent;
import io.turnout.virtualuser.UserAgent;
import io.turnout.virtualuser.evidence.CollectedEvidence;
import io.turnout.virtualuser.evidence.EvidenceItem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class EvidenceCollectorTest {
  private static final VirtualUserId ANN = new VirtualUserId("m1", "m1-u1");
  private static final VirtualUserId BOB = new VirtualUserId("m1", "m1-u2");
  private static final String SLOW = "video.frameRate p5 >= 20";

  @TempDir private Path folder;

  private final List<RunEvent> events = new CopyOnWriteArrayList<>();
  private final ShownAgent ann = new ShownAgent();
  private final ShownAgent bob = new ShownAgent();
  private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void shouldShowFailedUserItsWitnessAndThePortalAtTheTimeOfTheFailure() throws Exception {
    EvidenceSettings settings = new EvidenceSettings(Optional.empty(), 200, 1 << 20, true);
    try (EvidenceCollector collector = collector(settings)) {
      collector.openPortal(Optional.of(EvidenceCollectorTest::portal), 100);
      UserAgent failing = start(collector, ANN, ann);
      connect(collector, ANN);
      Instant failure = now;
      try (Loop _ = new Loop(start(collector, BOB, bob))) {
        connect(collector, BOB);
        fail(collector, ANN, "media lost: no frame");
        now = now.plusSeconds(1);
        failing.close();
      }

      EvidenceTaken taken = only(EvidenceTaken.class);
      assertThat(taken.at()).isEqualTo(failure);
      assertThat(taken.user()).isEqualTo(ANN);
      assertThat(taken.cause()).isEqualTo("media lost: no frame");
      assertThat(taken.missing()).isEmpty();
      assertThat(taken.files())
          .extracting(EvidenceFile::kind)
          .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Kind.class));
      assertThat(taken.files())
          .allSatisfy(file -> assertThat(folder.resolve(file.path())).hasSize(file.bytes()));
      assertThat(bob.askedOn).doesNotContain(Thread.currentThread());
      assertThat(ann.askedOn).containsExactly(Thread.currentThread());
    }
  }

  @Test
  void shouldNameReasonsWhenBrowserIsDeadAndNobodyElseIsWell() throws Exception {
    EvidenceCollector collector = collector(EvidenceSettings.DEFAULT);
    UserAgent failing = start(collector, ANN, ann);
    ann.dead = true;

    fail(collector, ANN, "the browser is gone");
    failing.close();
    failing.close();

    EvidenceTaken taken = only(EvidenceTaken.class);
    assertThat(taken.files()).extracting(EvidenceFile::kind).containsExactly(Kind.STATISTICS);
    assertThat(taken.missing())
        .contains(
            "screenshot: the browser is gone: killed",
            "witness screenshot: no other user of the meeting is well",
            "portal screenshot: the plan has evidence.portal off");
  }

  @Test
  void shouldCountWhatBudgetLeavesOutWithoutLookingForIt() throws Exception {
    EvidenceCollector collector =
        collector(new EvidenceSettings(Optional.empty(), 3, 1 << 20, false));
    UserAgent first = start(collector, ANN, ann);
    UserAgent second = start(collector, BOB, bob);

    fail(collector, ANN, "one");
    first.close();
    fail(collector, BOB, "two");
    second.close();

    assertThat(only(EvidenceTaken.class).files()).hasSize(3);
    assertThat(all(EvidenceOmitted.class))
        .extracting(EvidenceOmitted::user, EvidenceOmitted::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                ANN, "4 files: the budget of 3 files and 1 MiB is used up"),
            org.assertj.core.groups.Tuple.tuple(BOB, "the budget of 3 files and 1 MiB is used up"));
    assertThat(bob.asked).hasValue(0);
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(3);
    }
  }

  @Test
  void shouldShowWorstUserWhenThresholdIsBreached() throws Exception {
    EvidenceCollector collector = collector(EvidenceSettings.DEFAULT);
    UserAgent good = start(collector, ANN, ann);
    UserAgent bad = start(collector, BOB, bob);
    connect(collector, ANN);
    connect(collector, BOB);
    frameRate(collector, ANN, 24);
    frameRate(collector, BOB, 3);

    collector.record(new RunEvent.ThresholdBreached(now, SLOW, "p5 was 3"));
    try (Loop _ = new Loop(good)) {
      bad.observe();
    }

    EvidenceTaken taken = only(EvidenceTaken.class);
    assertThat(taken.user()).isEqualTo(BOB);
    assertThat(taken.cause()).isEqualTo(SLOW + " does not hold: p5 was 3");
    assertThat(taken.files()).extracting(EvidenceFile::kind).contains(Kind.WITNESS_SCREENSHOT);
  }

  @Test
  void shouldShowObserverOfMissedActionOnceAndCountTheRest() throws Exception {
    EvidenceCollector collector = collector(EvidenceSettings.DEFAULT);
    UserAgent agent = start(collector, ANN, ann);
    connect(collector, ANN);

    miss(collector);
    miss(collector);
    agent.observe();
    miss(collector);
    now = now.plusSeconds(31);
    miss(collector);
    agent.observe();

    assertThat(all(EvidenceTaken.class))
        .extracting(EvidenceTaken::cause)
        .containsOnly("send-message of m1-u2 not seen: not within 5 s")
        .hasSize(2);
    assertThat(all(EvidenceOmitted.class)).hasSize(2);
  }

  @Test
  void shouldTakeScreenshotsOnRequest() throws Exception {
    EvidenceSettings settings =
        new EvidenceSettings(Optional.of(Duration.ofSeconds(10)), 200, 1 << 20, false);
    EvidenceCollector collector = collector(settings);
    UserAgent agent = start(collector, ANN, ann);
    for (int second = 0; second < 30; second++) {
      agent.observe();
      now = now.plusSeconds(1);
    }

    assertThat(all(EvidenceTaken.class))
        .hasSize(3)
        .allSatisfy(
            taken -> {
              assertThat(taken.cause()).isEqualTo("every 10 s");
              assertThat(taken.files())
                  .extracting(EvidenceFile::kind)
                  .containsExactly(Kind.SCREENSHOT);
              assertThat(taken.missing()).isEmpty();
            });
  }

  @Test
  void shouldRecordThePortalsCountAtThePeak() throws Exception {
    EvidenceSettings settings = new EvidenceSettings(Optional.empty(), 200, 1 << 20, true);
    try (EvidenceCollector collector = collector(settings)) {
      connect(collector, ANN);
      connect(collector, BOB);
      now = now.plusSeconds(3);
      collector.openPortal(Optional.of(EvidenceCollectorTest::portal), 2);
      while (all(RunEvent.PortalChecked.class).isEmpty()) {
        Thread.sleep(20);
      }
    }

    RunEvent.PortalChecked checked = only(RunEvent.PortalChecked.class);
    assertThat(checked.expected()).isEqualTo(new PortalCount(1, 2, 2));
    assertThat(checked.differences()).isEmpty();
    assertThat(checked.screenshot().map(folder::resolve))
        .get()
        .satisfies(
            path -> assertThat(path).hasParent(folder.resolve("evidence/portal")).isNotEmptyFile());
  }

  private EvidenceCollector collector(EvidenceSettings settings) {
    RunRecorder recorder =
        new RunRecorder() {
          @Override
          public void record(RunEvent event) {
            events.add(event);
          }

          @Override
          public void record(Sample sample) {
            throw new AssertionError(sample);
          }
        };
    return new EvidenceCollector(
        settings,
        new RunFolder(folder),
        Map.of(SLOW, new LatestFigures.Ranking(Metric.VIDEO_FRAME_RATE, false)),
        recorder,
        () -> now);
  }

  private static UserAgent start(EvidenceCollector collector, VirtualUserId user, ShownAgent agent)
      throws Exception {
    return collector
        .watching(_ -> agent)
        .start(new Invitation(user, user.user(), user.meeting(), 2));
  }

  private void connect(EvidenceCollector collector, VirtualUserId user) {
    collector.record(new UserStateChanged(now, user, UserState.CONNECTED, ""));
  }

  private void fail(EvidenceCollector collector, VirtualUserId user, String reason) {
    collector.record(new UserStateChanged(now, user, UserState.FAILED, reason));
  }

  private void miss(EvidenceCollector collector) {
    collector.record(
        new RunEvent.ActionMissed(now, ANN, BOB, 1, UserAction.SEND_MESSAGE, "not within 5 s"));
  }

  private void frameRate(EvidenceCollector collector, VirtualUserId user, double value) {
    collector.record(new Sample(now, new Subject.User(user), Metric.VIDEO_FRAME_RATE, value));
  }

  private <T extends RunEvent> List<T> all(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private <T extends RunEvent> T only(Class<T> type) {
    assertThat(all(type)).as(events::toString).hasSize(1);
    return all(type).getFirst();
  }

  private static PortalAgent portal() {
    return new PortalAgent() {
      @Override
      public PortalCount count() {
        return new PortalCount(1, 2, 2);
      }

      @Override
      public CollectedEvidence screenshot() {
        return new CollectedEvidence(
            List.of(EvidenceItem.png(Kind.PORTAL_SCREENSHOT, new byte[5])), List.of());
      }

      @Override
      public void close() {}
    };
  }

  /** A user's thread that observes until it is closed. */
  private static final class Loop implements AutoCloseable {
    private final Thread thread;

    Loop(UserAgent agent) {
      this.thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      while (!Thread.currentThread().isInterrupted()) {
                        agent.observe();
                        Thread.sleep(10);
                      }
                    } catch (Exception e) {
                      Thread.currentThread().interrupt();
                    }
                  });
    }

    @Override
    public void close() {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
