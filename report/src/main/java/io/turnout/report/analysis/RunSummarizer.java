package io.turnout.report.analysis;

import io.turnout.report.record.JunitXmlWriter;
import io.turnout.report.record.RunEnvironment;
import io.turnout.report.record.RunFolder;
import io.turnout.report.record.RunJudgement;
import io.turnout.report.record.RunRecordReader;
import io.turnout.report.record.RunSummary;
import io.turnout.report.record.RunSummaryWriter;
import java.io.IOException;
import java.util.Optional;

/** Thread-safe. Makes a run's summary from its record and what the engine concluded. */
public final class RunSummarizer {
  private RunSummarizer() {}

  /** Reads the record, which must be closed, and writes {@code summary.json} and JUnit XML. */
  public static RunSummary write(
      RunFolder folder, String planName, RunJudgement judgement, RunEnvironment environment)
      throws IOException {
    RunSummary summary =
        summarize(RunAnalysis.of(new RunRecordReader(folder)), planName, judgement, environment);
    RunSummaryWriter.write(folder, summary);
    JunitXmlWriter.write(folder, summary);
    return summary;
  }

  /** {@return the summary; no file is touched} */
  public static RunSummary summarize(
      RunAnalysis analysis, String planName, RunJudgement judgement, RunEnvironment environment) {
    RunTimeline timeline = analysis.timeline();
    return new RunSummary(
        planName,
        timeline.start(),
        timeline.end(),
        timeline.phases(),
        timeline.scenarios(),
        judgement.verdict(),
        judgement.validity(),
        judgement.thresholds(),
        analysis.meetings(),
        analysis.outcomes(),
        analysis.distributions(),
        analysis.actions().figures(),
        analysis.deliveries(),
        Optional.of(analysis.evidence().count()),
        analysis.evidence().portalChecks(),
        analysis.problems(),
        environment);
  }
}
