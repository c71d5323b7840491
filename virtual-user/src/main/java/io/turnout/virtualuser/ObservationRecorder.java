package io.turnout.virtualuser;

import io.turnout.report.record.RunEvent.StreamObserved;
import io.turnout.report.record.RunEvent.Warning;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.StreamId;
import io.turnout.report.record.VirtualUserId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Confined to its user's thread. Writes one user's observations into the run record. */
final class ObservationRecorder {
  private static final int MAX_PROBLEMS = 20;

  private final VirtualUserId user;
  private final RunRecorder recorder;
  private final Map<StreamId, String> codecs = new HashMap<>();
  private @Nullable Observation sampled;
  private int problems;

  ObservationRecorder(VirtualUserId user, RunRecorder recorder) {
    this.user = user;
    this.recorder = recorder;
  }

  /** Streams that are new, and what went wrong in the page. */
  void recordNews(Observation observation) {
    for (StreamStatistics stream : observation.streams()) {
      String before = codecs.get(stream.id());
      if (before == null || (!stream.codec().isEmpty() && !stream.codec().equals(before))) {
        codecs.put(stream.id(), stream.codec());
        recorder.record(new StreamObserved(observation.at(), stream.id(), stream.codec()));
      }
    }
    for (PageProblem problem : observation.problems()) {
      problems++;
      if (problems <= MAX_PROBLEMS) {
        String text = user.user() + ": " + problem.kind() + " in the page: " + problem.message();
        recorder.record(new Warning(observation.at(), text));
      } else if (problems == MAX_PROBLEMS + 1) {
        String text = user.user() + ": further problems in the page are not recorded";
        recorder.record(new Warning(observation.at(), text));
      }
    }
  }

  void recordSamples(Observation observation) {
    SampleMapper.samples(sampled, observation).forEach(recorder::record);
    sampled = observation;
  }

  /** {@return the last observation that was sampled} */
  @Nullable Observation sampled() {
    return sampled;
  }
}
