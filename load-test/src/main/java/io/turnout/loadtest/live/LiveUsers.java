package io.turnout.loadtest.live;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.Sample;
import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Thread-safe. Where each user stands, and its last figures. */
final class LiveUsers {
  /** Older figures say nothing of now. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Object lock = new Object();
  private final Map<VirtualUserId, User> users = new LinkedHashMap<>();

  /**
   * One user now. Immutable. What is not known is null.
   *
   * @param reason why the user failed, empty otherwise
   * @param framesPerSecond of the slowest video that it receives
   * @param loss of the worst stream that it receives, 0 to 1
   * @param receivedBps of all streams that it receives
   * @param roundTripMs to the media server
   */
  record Row(
      String meeting,
      String user,
      UserState state,
      String reason,
      @Nullable Double framesPerSecond,
      @Nullable Double loss,
      @Nullable Double receivedBps,
      @Nullable Double roundTripMs) {}

  private static final class User {
    private UserState state = UserState.SCHEDULED;
    private String reason = "";
    private final Map<Metric, Map<StreamId, Sample>> received = new EnumMap<>(Metric.class);
  }

  boolean knows(VirtualUserId user) {
    synchronized (lock) {
      return users.containsKey(user);
    }
  }

  void record(RunEvent event) {
    if (event instanceof RunEvent.UserStateChanged change) {
      synchronized (lock) {
        User user = users.computeIfAbsent(change.user(), _ -> new User());
        user.state = change.state();
        user.reason = change.state() == UserState.FAILED ? change.reason() : "";
        if (change.state().isTerminal()) {
          user.received.clear();
        }
      }
    }
  }

  void record(Sample sample) {
    if (!(sample.subject() instanceof Subject.Stream(StreamId stream)) || !shows(sample, stream)) {
      return;
    }
    synchronized (lock) {
      User user = users.get(stream.user());
      if (user != null && !user.state.isTerminal()) {
        user.received.computeIfAbsent(sample.metric(), _ -> new HashMap<>()).put(stream, sample);
      }
    }
  }

  private static boolean shows(Sample sample, StreamId stream) {
    return switch (sample.metric()) {
      case VIDEO_FRAME_RATE, VIDEO_PACKET_LOSS, AUDIO_PACKET_LOSS, VIDEO_BITRATE, AUDIO_BITRATE ->
          stream.direction() == StreamDirection.INBOUND;
      case ROUND_TRIP_TIME -> true;
      default -> false;
    };
  }

  /** {@return all users, in the order of the plan} */
  List<Row> rows(Instant now) {
    synchronized (lock) {
      return users.entrySet().stream()
          .map(entry -> row(entry.getKey(), entry.getValue(), now))
          .toList();
    }
  }

  private static Row row(VirtualUserId id, User user, Instant now) {
    return new Row(
        id.meeting(),
        id.user(),
        user.state,
        user.reason,
        most(user, now, sample -> -sample.value(), Metric.VIDEO_FRAME_RATE),
        most(user, now, Sample::value, Metric.VIDEO_PACKET_LOSS, Metric.AUDIO_PACKET_LOSS),
        sum(user, now, Metric.VIDEO_BITRATE, Metric.AUDIO_BITRATE),
        most(user, now, Sample::value, Metric.ROUND_TRIP_TIME));
  }

  private static @Nullable Double most(
      User user, Instant now, ToDoubleFunction<Sample> rank, Metric... metrics) {
    Sample most = null;
    for (Sample sample : fresh(user, now, metrics)) {
      if (most == null || rank.applyAsDouble(sample) > rank.applyAsDouble(most)) {
        most = sample;
      }
    }
    return most == null ? null : most.value();
  }

  private static @Nullable Double sum(User user, Instant now, Metric... metrics) {
    Collection<Sample> fresh = fresh(user, now, metrics);
    return fresh.isEmpty() ? null : fresh.stream().mapToDouble(Sample::value).sum();
  }

  private static List<Sample> fresh(User user, Instant now, Metric... metrics) {
    return List.of(metrics).stream()
        .flatMap(metric -> user.received.getOrDefault(metric, Map.of()).values().stream())
        .filter(sample -> sample.at().plus(FRESH).isAfter(now))
        .toList();
  }
}
