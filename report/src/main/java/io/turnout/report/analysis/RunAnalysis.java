package io.turnout.report.analysis;

import io.turnout.report.record.DeliveryFigures;
import io.turnout.report.record.MetricDistribution;
import io.turnout.report.record.RunRecordReader;
import io.turnout.report.record.UserOutcome;
import io.turnout.report.record.UserState;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Everything that a report shows about a run. Immutable once made.
 *
 * @param outcomes what became of each user, by meeting and name
 * @param usersByState how many users were in each state at the end of each second
 * @param bitrates sums over all streams, bit/s
 * @param spreads of per-stream figures: frame rate received, loss, jitter, round-trip time
 * @param cpu percent of one core, by monitor
 * @param memory bytes, by monitor
 * @param deliveries of messages and strokes, if any
 * @param problems what of the record could not be read or used, a sentence each
 */
public record RunAnalysis(
    RunTimeline timeline,
    RunActions actions,
    RunEvidence evidence,
    List<UserOutcome> outcomes,
    Map<UserState, SecondSeries> usersByState,
    Map<Flow, SecondSeries> bitrates,
    Map<Quality, SpreadSeries> spreads,
    Map<String, SecondSeries> cpu,
    Map<String, SecondSeries> memory,
    List<StreamFigures> streams,
    List<MetricDistribution> distributions,
    List<DeliveryFigures> deliveries,
    List<String> problems) {

  /** Which way what flows, as the users see it. */
  public enum Flow {
    VIDEO_RECEIVED,
    VIDEO_SENT,
    AUDIO_RECEIVED,
    AUDIO_SENT
  }

  /** A figure of single streams whose spread over all streams is shown. */
  public enum Quality {
    FRAME_RATE_RECEIVED,
    VIDEO_LOSS,
    AUDIO_LOSS,
    VIDEO_JITTER,
    AUDIO_JITTER,
    ROUND_TRIP_TIME
  }

  /** {@return how many seconds the series have, the last one begun included} */
  public int seconds() {
    return (int) Math.max(1, Math.ceil(timeline.durationSeconds()));
  }

  /** {@return how many meetings users belong to} */
  public int meetings() {
    return (int) outcomes.stream().map(outcome -> outcome.user().meeting()).distinct().count();
  }

  /** Reads the whole record. */
  public static RunAnalysis of(RunRecordReader reader) throws IOException {
    var analyzer = new RunAnalyzer(reader.events());
    reader.forEachSample(analyzer::add);
    return analyzer.finish(reader.problems());
  }
}
