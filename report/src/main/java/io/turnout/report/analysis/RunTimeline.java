package io.turnout.report.analysis;

import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.RunSummary.PhaseSpan;
import io.turnout.report.record.ScenarioPhases;
import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the events of a run say about when things were so. Immutable.
 *
 * @param start of the first phase, or the first event
 * @param end of the last phase, or the last thing known of a run that was stopped
 * @param finished whether the run came to its planned end
 * @param codecs the codec that each stream used last; streams whose browser did not say are absent
 */
public record RunTimeline(
    Instant start,
    Instant end,
    boolean finished,
    List<PhaseSpan> phases,
    List<ScenarioPhases> scenarios,
    List<Progression> users,
    List<Transcoding> transcodings,
    List<MonitorGap> monitorGaps,
    List<RunEvent.Warning> warnings,
    List<RunEvent.JoinRetried> retries,
    List<RunEvent.ThresholdBreached> breaches,
    Map<StreamId, String> codecs) {

  /** A user's states, one after the other. The last one lasts until the end of the run. */
  public record Progression(VirtualUserId user, List<StateSpan> states) {
    public StateSpan last() {
      return states.getLast();
    }

    public Optional<Instant> first(UserState state) {
      return states.stream()
          .filter(span -> span.state() == state)
          .map(StateSpan::start)
          .findFirst();
    }
  }

  /** A state and when it lasted. */
  public record StateSpan(UserState state, Instant start, Instant end, String reason) {}

  /**
   * A time in which the media server transcoded.
   *
   * @param ended false when it still did so at the end of the run
   */
  public record Transcoding(
      String mediaServer,
      String object,
      StreamKind kind,
      Instant start,
      Instant end,
      boolean ended) {}

  /** A time in which a monitor could not be read. */
  public record MonitorGap(String monitor, String reason, Instant start, Instant end) {}

  /**
   * Reads events in the order in which they were recorded.
   *
   * @param lastSample the time of the last sample; counts when the run has no end of its own
   */
  public static RunTimeline of(List<RunEvent> events, Optional<Instant> lastSample) {
    return new Reading(events, lastSample).timeline();
  }

  /** {@return seconds from the start of the run} */
  public double seconds(Instant at) {
    return Duration.between(start, at).toNanos() / 1e9;
  }

  public double durationSeconds() {
    return seconds(end);
  }

  /** One pass over the events. Spans are closed when the next one begins, or at the end. */
  private static final class Reading {
    private final List<RunEvent> events;
    private final Instant start;
    private final Instant end;
    private final boolean finished;
    private final List<RunEvent.PhaseChanged> phases = new ArrayList<>();
    private final Map<VirtualUserId, List<RunEvent.UserStateChanged>> users = new LinkedHashMap<>();
    private final Map<String, RunEvent.TranscodingChanged> transcoding = new LinkedHashMap<>();
    private final Map<String, RunEvent.MonitorLost> lost = new LinkedHashMap<>();
    private final List<Transcoding> transcodings = new ArrayList<>();
    private final List<MonitorGap> gaps = new ArrayList<>();
    private final List<RunEvent.Warning> warnings = new ArrayList<>();
    private final Map<String, List<RunEvent.PhaseChanged>> scenarios = new LinkedHashMap<>();
    private final List<RunEvent.JoinRetried> retries = new ArrayList<>();
    private final List<RunEvent.ThresholdBreached> breaches = new ArrayList<>();
    private final Map<StreamId, String> codecs = new LinkedHashMap<>();

    Reading(List<RunEvent> events, Optional<Instant> lastSample) {
      this.events = events;
      Instant first = null;
      Instant began = null;
      Instant last = lastSample.orElse(null);
      Instant over = null;
      boolean planned = false;
      for (RunEvent event : events) {
        first = first == null || event.at().isBefore(first) ? event.at() : first;
        last = last == null || event.at().isAfter(last) ? event.at() : last;
        if (event instanceof RunEvent.PhaseChanged(var at, var phase)) {
          began = began == null ? at : began;
          over = isEnd(phase) ? at : over;
          planned |= phase == RunPhase.FINISHED;
        }
      }
      Instant fallback = last == null ? Instant.EPOCH : last;
      start = began != null ? began : first != null ? first : fallback;
      end = over != null ? over : fallback;
      finished = planned;
    }

    private static boolean isEnd(RunPhase phase) {
      return phase == RunPhase.FINISHED || phase == RunPhase.INTERRUPTED;
    }

    RunTimeline timeline() {
      events.forEach(this::read);
      List.copyOf(transcoding.values()).forEach(open -> close(open, end, false));
      List.copyOf(lost.values()).forEach(open -> close(open, end));
      return new RunTimeline(
          start,
          end,
          finished,
          phaseSpans(phases),
          scenarioPhases(),
          progressions(),
          List.copyOf(transcodings),
          List.copyOf(gaps),
          List.copyOf(warnings),
          List.copyOf(retries),
          List.copyOf(breaches),
          Map.copyOf(codecs));
    }

    private void read(RunEvent event) {
      switch (event) {
        case RunEvent.PhaseChanged phase -> phases.add(phase);
        case RunEvent.UserStateChanged user ->
            users.computeIfAbsent(user.user(), _ -> new ArrayList<>()).add(user);
        case RunEvent.StreamObserved(var _, var id, var codec) -> {
          if (!codec.isBlank()) {
            codecs.put(id, codec);
          }
        }
        case RunEvent.TranscodingChanged change -> {
          String key = change.mediaServer() + '\n' + change.object() + '\n' + change.kind();
          if (change.transcoding()) {
            transcoding.putIfAbsent(key, change);
          } else {
            var open = transcoding.remove(key);
            if (open != null) {
              close(open, change.at(), true);
            }
          }
        }
        case RunEvent.MonitorLost gap -> lost.putIfAbsent(gap.monitor(), gap);
        case RunEvent.MonitorFound(var at, var monitor) -> {
          var open = lost.remove(monitor);
          if (open != null) {
            close(open, at);
          }
        }
        case RunEvent.Warning warning -> warnings.add(warning);
        case RunEvent.ScenarioPhaseChanged(var at, var scenario, var phase) ->
            scenarios
                .computeIfAbsent(scenario, _ -> new ArrayList<>())
                .add(new RunEvent.PhaseChanged(at, phase));
        case RunEvent.JoinRetried retry -> retries.add(retry);
        case RunEvent.ThresholdBreached breach -> breaches.add(breach);
        default -> {}
      }
    }

    private void close(RunEvent.TranscodingChanged open, Instant at, boolean ended) {
      transcodings.add(
          new Transcoding(open.mediaServer(), open.object(), open.kind(), open.at(), at, ended));
    }

    private void close(RunEvent.MonitorLost open, Instant at) {
      gaps.add(new MonitorGap(open.monitor(), open.reason(), open.at(), at));
    }

    private List<ScenarioPhases> scenarioPhases() {
      var result = new ArrayList<ScenarioPhases>();
      scenarios.forEach(
          (name, changes) -> result.add(new ScenarioPhases(name, phaseSpans(changes))));
      return List.copyOf(result);
    }

    private List<PhaseSpan> phaseSpans(List<RunEvent.PhaseChanged> changes) {
      var spans = new ArrayList<PhaseSpan>();
      for (int i = 0; i < changes.size(); i++) {
        var phase = changes.get(i);
        if (!isEnd(phase.phase())) {
          Instant until = i + 1 < changes.size() ? changes.get(i + 1).at() : end;
          spans.add(new PhaseSpan(phase.phase(), phase.at(), until));
        }
      }
      return List.copyOf(spans);
    }

    private List<Progression> progressions() {
      var result = new ArrayList<Progression>();
      users.forEach((user, changes) -> result.add(new Progression(user, spans(changes))));
      return List.copyOf(result);
    }

    private List<StateSpan> spans(List<RunEvent.UserStateChanged> changes) {
      var spans = new ArrayList<StateSpan>();
      for (int i = 0; i < changes.size(); i++) {
        var change = changes.get(i);
        Instant until = i + 1 < changes.size() ? changes.get(i + 1).at() : end;
        Instant notBefore = until.isBefore(change.at()) ? change.at() : until;
        spans.add(new StateSpan(change.state(), change.at(), notBefore, change.reason()));
      }
      return List.copyOf(spans);
    }
  }
}
