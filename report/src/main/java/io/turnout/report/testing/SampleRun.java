package io.turnout.report.testing;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEnvironment;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.RunFolder;
import io.turnout.report.record.RunJudgement;
import io.turnout.report.record.RunRecordWriter;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.Subject;
import io.turnout.report.record.ThresholdResult;
import io.turnout.report.record.UserState;
import io.turnout.report.record.Validity;
import io.turnout.report.record.Verdict;
import io.turnout.report.record.VirtualUserId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Confined to one thread. Makes up a run of 90 s, the same each time: three meetings of four users,
 * one more user every two seconds; m2-u2 fails at second 17; the media server transcodes from
 * second 40 to 52; the application's monitor is silent from second 55 to 63. Users talk, draw,
 * mute, share screens; a message and a mute are not seen; two users need more than one try to join;
 * one joins anew and one reloads its page. With a folder there is evidence, and a portal that
 * miscounts.
 */
public final class SampleRun {
  public static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  public static final VirtualUserId FAILED_USER = new VirtualUserId("m2", "m2-u2");
  public static final String FAILURE =
      "no video frame of m2-u1 was decoded for 5 s & its <video> stood still";
  public static final int DURATION_SECONDS = 90;
  public static final int USERS = 12;
  private static final int USERS_PER_MEETING = 4;
  private static final int RAMP_DOWN_SECOND = 84;
  private static final int FAILURE_SECOND = 17;

  private final Random random = new Random(7);
  private final RunRecorder recorder;
  private final List<VirtualUserId> users = new ArrayList<>();
  private final Map<VirtualUserId, Double> joinTimesMs = new HashMap<>();
  private final Map<StreamId, Double> frames = new HashMap<>();
  private final SampleActions actions;

  private SampleRun(RunRecorder recorder) {
    this.recorder = recorder;
    this.actions = new SampleActions(recorder);
    for (int i = 0; i < USERS; i++) {
      String meeting = "m" + (i / USERS_PER_MEETING + 1);
      users.add(new VirtualUserId(meeting, meeting + "-u" + (i % USERS_PER_MEETING + 1)));
    }
  }

  /** {@return a new folder that holds the record; a summary is not made} */
  public static RunFolder write(Path runs) throws IOException {
    RunFolder folder = RunFolder.create(runs, START, "sample");
    try (var writer = RunRecordWriter.open(folder, "name: sample\n")) {
      record(writer);
      evidence(new SampleEvidence(writer, folder));
    }
    return folder;
  }

  /** Plays the made-up run into a recorder. */
  public static void record(RunRecorder recorder) {
    new SampleRun(recorder).play();
  }

  private static void evidence(SampleEvidence evidence) throws IOException {
    var first = new VirtualUserId("m1", "m1-u1");
    var third = new VirtualUserId("m3", "m3-u1");
    evidence.failure(at(FAILURE_SECOND + .4), FAILED_USER, FAILURE);
    for (int second : List.of(30, 60)) {
      evidence.routine(at(second), first);
      evidence.routine(at(second + .3), new VirtualUserId("m2", "m2-u1"));
      evidence.routine(at(second + .6), third);
    }
    evidence.portalCheck(at(28), USERS - 1, true);
    evidence.trouble(at(46.2), first, "threshold crossed: rtt p95 < 40ms");
    evidence.portalCheck(at(50), USERS - 1, false);
    evidence.trouble(at(55.4), third, "not seen in time: mute of m3-u3");
    for (int user = 1; user <= 4; user++) {
      evidence.omitted(at(83), new VirtualUserId("m1", "m1-u" + user));
    }
  }

  /** {@return what an engine would have concluded} */
  public static RunJudgement judgement() {
    return new RunJudgement(
        Verdict.failed(
            List.of(
                "1 of 12 users failed; the plan allows none.",
                "rtt p95 < 40ms was crossed: 47.1 ms were measured.")),
        Validity.notJudged(),
        List.of(
            new ThresholdResult(
                "users.failed max == 0",
                Metric.USERS_FAILED,
                OptionalDouble.of(1),
                0,
                OptionalDouble.of(-1),
                false,
                "m2-u2 failed"),
            new ThresholdResult(
                "join.time p95 < 5s",
                Metric.JOIN_TIME,
                OptionalDouble.of(2284),
                5000,
                OptionalDouble.of(2716),
                true,
                ""),
            new ThresholdResult(
                "video.frameRate(inbound) p50 >= 24fps",
                Metric.VIDEO_FRAME_RATE,
                OptionalDouble.of(29.7),
                24,
                OptionalDouble.of(5.7),
                true,
                ""),
            new ThresholdResult(
                "rtt p95 < 40ms",
                Metric.ROUND_TRIP_TIME,
                OptionalDouble.of(47.1),
                40,
                OptionalDouble.of(-7.1),
                false,
                ""),
            new ThresholdResult(
                "message.loss mean <= 2%",
                Metric.MESSAGE_LOSS,
                OptionalDouble.of(.0035),
                .02,
                OptionalDouble.of(.0165),
                true,
                ""),
            new ThresholdResult(
                "webSockets(meeting-app) max < 100",
                Metric.WEB_SOCKETS,
                OptionalDouble.empty(),
                100,
                OptionalDouble.empty(),
                false,
                "nothing was measured")));
  }

  /** {@return a machine that stands for the one that played the run} */
  public static RunEnvironment environment() {
    return RunEnvironment.ofThisMachine("0.1.0")
        .withBrowser("Chromium 140.0")
        .withServer("media-server", "Turnout embedded media server")
        .withServer("meeting-app", "Turnout meeting application");
  }

  private void play() {
    phase(0, RunPhase.RAMP_UP);
    scenarios();
    for (var user : users) {
      state(0, user, UserState.SCHEDULED, "");
    }
    for (int second = 0; second < DURATION_SECONDS; second++) {
      events(second);
      users(second);
      monitors(second);
    }
    phase(DURATION_SECONDS, RunPhase.FINISHED);
  }

  private void events(int second) {
    switch (second) {
      case 26 -> phase(second, RunPhase.HOLD);
      case 40 -> transcoding(second, true);
      case 52 -> transcoding(second, false);
      case 55 -> {
        recorder.record(new RunEvent.MonitorLost(at(55), "meeting-app", "connection refused"));
        recorder.record(new RunEvent.Warning(at(55), "meeting-app did not answer within 2 s"));
      }
      case 63 -> recorder.record(new RunEvent.MonitorFound(at(63), "meeting-app"));
      case 46 ->
          recorder.record(
              new RunEvent.ThresholdBreached(at(46), "rtt p95 < 40ms", "found 43.8 ms"));
      case RAMP_DOWN_SECOND -> phase(second, RunPhase.RAMP_DOWN);
      default -> {}
    }
  }

  private void scenarios() {
    scenario("stand-ups", 0, 16, 84, 87);
    scenario("webinar", 16, 26, 86, 89);
  }

  private void scenario(String name, int rampUp, int hold, int rampDown, int end) {
    recorder.record(new RunEvent.ScenarioPhaseChanged(at(rampUp), name, RunPhase.RAMP_UP));
    recorder.record(new RunEvent.ScenarioPhaseChanged(at(hold), name, RunPhase.HOLD));
    recorder.record(new RunEvent.ScenarioPhaseChanged(at(rampDown), name, RunPhase.RAMP_DOWN));
    recorder.record(new RunEvent.ScenarioPhaseChanged(at(end), name, RunPhase.FINISHED));
  }

  private void transcoding(int second, boolean on) {
    recorder.record(
        new RunEvent.TranscodingChanged(
            at(second),
            "media-server",
            "3f1c_kurento.MediaPipeline/81aa_kurento.WebRtcEndpoint",
            StreamKind.VIDEO,
            on));
  }

  private void users(int second) {
    for (int i = 0; i < users.size(); i++) {
      VirtualUserId user = users.get(i);
      int started = 2 * i;
      if (second == started) {
        joinTimesMs.put(user, 900 + 60.0 * i + random.nextInt(700));
        state(second, user, UserState.JOINING, "");
        sample(second, new Subject.User(user), Metric.START_LATENESS, 3 + 11.0 * i);
        retries(second, user);
      }
      comeBack(second, user);
      if (second == FAILURE_SECOND && user.equals(FAILED_USER)) {
        state(second, user, UserState.FAILED, FAILURE);
      }
      if (second == RAMP_DOWN_SECOND + i / 3 && !user.equals(FAILED_USER)) {
        state(second, user, UserState.LEFT, "");
      }
      Double joinTimeMs = joinTimesMs.get(user);
      if (joinTimeMs != null && second == started + (int) (joinTimeMs / 1000)) {
        connected(user, at(started + joinTimeMs / 1000), joinTimeMs);
      }
      if (isConnected(second, user)) {
        media(second, user);
        List<VirtualUserId> others =
            users.stream()
                .filter(o -> o.meeting().equals(user.meeting()) && !o.equals(user))
                .filter(o -> isConnected(second, o))
                .toList();
        actions.play(second, at(second), user, i, others, strain(second));
      }
    }
  }

  private void retries(int second, VirtualUserId user) {
    int failed = user.user().equals("m2-u4") ? 1 : user.user().equals("m3-u4") ? 2 : 0;
    for (int attempt = 1; attempt <= failed; attempt++) {
      recorder.record(
          new RunEvent.JoinRetried(
              at(second + .4 * attempt),
              user,
              attempt,
              "the page showed \"the meeting is full\" after 0.4 s"));
    }
    sample(second, new Subject.User(user), Metric.JOIN_ATTEMPTS, 1 + failed);
  }

  /** One user joins anew, one reloads its page. */
  private void comeBack(int second, VirtualUserId user) {
    if (second == 66 && user.user().equals("m3-u2")
        || second == 70 && user.user().equals("m1-u4")) {
      recorder.record(new RunEvent.UserStateChanged(at(second + .3), user, UserState.JOINING, ""));
      recorder.record(
          new RunEvent.UserStateChanged(at(second + 2.9), user, UserState.CONNECTED, ""));
    }
  }

  private void connected(VirtualUserId user, Instant at, double joinTimeMs) {
    recorder.record(new RunEvent.UserStateChanged(at, user, UserState.CONNECTED, ""));
    recorder.record(new Sample(at, new Subject.User(user), Metric.JOIN_TIME, joinTimeMs));
  }

  private boolean isConnected(double second, VirtualUserId user) {
    int i = users.indexOf(user);
    int until = user.equals(FAILED_USER) ? FAILURE_SECOND : RAMP_DOWN_SECOND + i / 3;
    Double joinTimeMs = joinTimesMs.get(user);
    return joinTimeMs != null && second >= 2 * i + joinTimeMs / 1000 && second < until;
  }

  private void media(int second, VirtualUserId user) {
    stream(second, new StreamId(user, 0, StreamDirection.OUTBOUND, StreamKind.VIDEO, "out-v"));
    stream(second, new StreamId(user, 0, StreamDirection.OUTBOUND, StreamKind.AUDIO, "out-a"));
    int connection = 1;
    for (VirtualUserId other : users) {
      if (other.meeting().equals(user.meeting()) && !other.equals(user)) {
        if (isConnected(second, other)) {
          String key = other.user();
          stream(
              second,
              new StreamId(
                  user, connection, StreamDirection.INBOUND, StreamKind.VIDEO, key + "-v"));
          stream(
              second,
              new StreamId(
                  user, connection, StreamDirection.INBOUND, StreamKind.AUDIO, key + "-a"));
        }
        connection++;
      }
    }
    double roundTripTimeMs = 8 + random.nextGaussian() * 1.5 + strain(second) * 35;
    sample(second, new Subject.User(user), Metric.ROUND_TRIP_TIME, Math.max(1, roundTripTimeMs));
  }

  /** From 0 to 1: how much the transcoding server makes everybody suffer. */
  private static double strain(int second) {
    return second < 40 || second > 54 ? 0 : Math.sin((second - 40) / 14.0 * Math.PI);
  }

  private void stream(int second, StreamId id) {
    boolean video = id.kind() == StreamKind.VIDEO;
    boolean inbound = id.direction() == StreamDirection.INBOUND;
    if (!frames.containsKey(id)) {
      frames.put(id, 0.0);
      recorder.record(
          new RunEvent.StreamObserved(at(second), id, video ? "video/VP8" : "audio/opus"));
    }
    var subject = new Subject.Stream(id);
    double strain = strain(second);
    if (video) {
      double fps = Math.round(30 - random.nextInt(2) - strain * (4 + random.nextInt(14)));
      double count = frames.getOrDefault(id, 0.0) + fps;
      frames.put(id, count);
      sample(second, subject, Metric.VIDEO_FRAME_RATE, fps);
      sample(second, subject, Metric.VIDEO_BITRATE, 480_000 + 20_000 * random.nextGaussian());
      sample(second, subject, Metric.VIDEO_FRAME_WIDTH, 640);
      sample(second, subject, Metric.VIDEO_FRAME_HEIGHT, 480);
      sample(
          second,
          subject,
          inbound ? Metric.VIDEO_FRAMES_DECODED : Metric.VIDEO_FRAMES_ENCODED,
          count);
    } else {
      sample(second, subject, Metric.AUDIO_BITRATE, 32_000 + 900 * random.nextGaussian());
    }
    if (inbound) {
      double loss = Math.max(0, strain * .04 * random.nextDouble() + rarely(.002));
      sample(second, subject, video ? Metric.VIDEO_PACKET_LOSS : Metric.AUDIO_PACKET_LOSS, loss);
      double jitterMs = 2 + 2 * random.nextDouble() + strain * 18 * random.nextDouble();
      sample(second, subject, video ? Metric.VIDEO_JITTER : Metric.AUDIO_JITTER, jitterMs);
      if (video) {
        sample(second, subject, Metric.VIDEO_FREEZES, strain > .9 ? 1 : second > 54 ? 1 : 0);
      }
    }
  }

  private double rarely(double value) {
    return random.nextInt(12) == 0 ? value : 0;
  }

  private void monitors(int second) {
    long connected = users.stream().filter(user -> isConnected(second, user)).count();
    double mediaServerCpu = 4 + 7.5 * connected + strain(second) * 62 + random.nextInt(6);
    monitored(second, "media-server", mediaServerCpu, (180 + 3.5 * connected) * (1 << 20));
    if (second < 55 || second >= 63) {
      monitored(
          second,
          "meeting-app",
          3 + 1.2 * connected + random.nextInt(4),
          (142 + .2 * second) * (1 << 20));
    }
    monitored(second, "load machine", 12 + 11.0 * connected + random.nextInt(9), 1.9 * (1L << 30));
    sample(second, new Subject.Run(), Metric.USERS_CONNECTED, (double) connected);
  }

  private void monitored(int second, String name, double cpu, double memoryBytes) {
    sample(second, new Subject.Monitored(name), Metric.CPU, cpu);
    sample(second, new Subject.Monitored(name), Metric.MEMORY, memoryBytes);
  }

  private void sample(int second, Subject subject, Metric metric, double value) {
    recorder.record(new Sample(at(second + .2), subject, metric, value));
  }

  private void phase(int second, RunPhase phase) {
    recorder.record(new RunEvent.PhaseChanged(at(second), phase));
  }

  private void state(int second, VirtualUserId user, UserState state, String reason) {
    recorder.record(new RunEvent.UserStateChanged(at(second), user, state, reason));
  }

  private static Instant at(double second) {
    return START.plusNanos(Math.round(second * 1e9));
  }
}
