package io.turnout.loadtest;

import io.turnout.loadtest.estimate.LoadEstimate;
import io.turnout.loadtest.evidence.EvidenceCollector;
import io.turnout.loadtest.evidence.LatestFigures;
import io.turnout.loadtest.plan.GridSource;
import io.turnout.loadtest.plan.MeetingLoad;
import io.turnout.loadtest.plan.Plan;
import io.turnout.loadtest.plan.PlanFile;
import io.turnout.loadtest.plan.Scenario;
import io.turnout.loadtest.plan.Threshold;
import io.turnout.loadtest.progress.ProgressListener;
import io.turnout.loadtest.schedule.Schedule;
import io.turnout.loadtest.verdict.RunEnd;
import io.turnout.loadtest.verdict.RunJudge;
import io.turnout.report.analysis.RunSummarizer;
import io.turnout.report.html.ReportRenderer;
import io.turnout.report.record.RunEnvironment;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunFolder;
import io.turnout.report.record.RunJudgement;
import io.turnout.report.record.RunRecordWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. One run of a plan: plays it, judges it and writes its report. Used once: one thread
 * calls {@link #run}, any other may {@link #interrupt} it.
 */
public final class LoadTest {
  private static final Logger LOG = LoggerFactory.getLogger(LoadTest.class);

  private final PlanFile planFile;
  private final LoadTestOptions options;
  private final ProgressListener listener;
  private final AgentSupply.Source source;
  private final StopSignal stop = new StopSignal();
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);

  /** A run with browsers from the plan's Grid. */
  public LoadTest(PlanFile planFile, LoadTestOptions options, ProgressListener listener) {
    this(planFile, options, listener, new BrowserSupply.FromGrid());
  }

  LoadTest(
      PlanFile planFile,
      LoadTestOptions options,
      ProgressListener listener,
      AgentSupply.Source source) {
    this.planFile = planFile;
    this.options = options;
    this.listener = listener;
    this.source = source;
  }

  /**
   * Plays the plan and returns when its report is written and whatever was started is gone. What
   * goes wrong on the way ends up in the record and the verdict.
   *
   * @throws PlanRefusedException when the plan cannot be played here; there is no record then
   * @throws IOException when the run's folder cannot be made or the report cannot be written
   */
  public RunResult run() throws PlanRefusedException, IOException {
    if (!begun.compareAndSet(false, true)) {
      throw new IllegalStateException("a LoadTest runs once; make another one");
    }
    try {
      Schedule schedule = schedule(planFile.plan());
      source.check(planFile.plan(), schedule);
      return record(schedule);
    } finally {
      ended.countDown();
    }
  }

  /**
   * Checks the plan in full and reckons what it needs; starts nothing.
   *
   * @throws PlanRefusedException when the plan cannot be played here
   */
  public static PlanCheck check(Plan plan) throws PlanRefusedException {
    Schedule schedule = schedule(plan);
    new BrowserSupply.FromGrid().check(plan, schedule);
    return PlanCheck.of(plan, LoadEstimate.of(plan, schedule));
  }

  /**
   * Ends the run before its time: users leave, browsers and Grid are closed, the report is written.
   * Returns at once; {@link #awaitEnd} waits. Before or after the run it does no harm.
   *
   * @param reason a clause for the report, e.g. {@code stopped by Ctrl-C}
   */
  public void interrupt(String reason) {
    stop.give(reason);
  }

  /** {@return whether the run has come to its end, reports and all, within this time} */
  public boolean awaitEnd(Duration timeout) throws InterruptedException {
    return ended.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Schedule schedule(Plan plan) throws PlanRefusedException {
    Schedule schedule;
    try {
      schedule = Schedule.of(plan);
    } catch (IllegalArgumentException e) {
      throw new PlanRefusedException(String.valueOf(e.getMessage()), e);
    }
    int users = schedule.mostConcurrentUsers() + plan.evidence().slots();
    if (plan.grid() instanceof GridSource.Embedded(int slots) && slots < users) {
      throw new PlanRefusedException(
          "grid.embedded.slots: found "
              + slots
              + ", the plan has "
              + users
              + " browsers at the same time; give the Grid more slots or plan fewer users");
    }
    return schedule;
  }

  private RunResult record(Schedule schedule) throws PlanRefusedException, IOException {
    Plan plan = planFile.plan();
    RunClock clock = new RunClock();
    try (WatchedRun watched = WatchedRun.of(options.livePort(), plan.name(), listener, clock)) {
      return record(schedule, clock, watched);
    }
  }

  private RunResult record(Schedule schedule, RunClock clock, WatchedRun watched)
      throws IOException {
    Plan plan = planFile.plan();
    RunEnvironment machine = RunEnvironment.ofThisMachine(options.toolVersion());
    RunJudge judge = judge(plan, schedule, machine);
    RunFolder folder = RunFolder.create(options.runs(), clock.instant(), plan.name());
    RunRecordWriter writer = RunRecordWriter.open(folder, planFile.yaml());
    EvidenceCollector evidence =
        new EvidenceCollector(
            plan.evidence(),
            folder,
            rankings(plan.thresholds()),
            new RecorderGroup(List.of(writer, judge)),
            clock);
    RunBoard board =
        new RunBoard(
            schedule.scenarioOfUsers(), List.of(writer, judge, evidence, watched.recorder()));
    RunPlayer player =
        new RunPlayer(plan, schedule, source, board, evidence, judge, stop, watched, clock);
    RunEnd end;
    try (writer) {
      end = play(player);
      judge.doubts().forEach(doubt -> board.record(new RunEvent.Warning(clock.instant(), doubt)));
    } catch (IOException e) {
      LOG.error("The record of the run could not be written", e);
      end =
          new RunEnd.Unmeasurable("The record of the run could not be written: " + e.getMessage());
    }
    RunJudgement judgement = judge.conclude(end);
    RunEnvironment environment =
        player.agentDescription().map(machine::withBrowser).orElse(machine);
    RunSummarizer.write(folder, plan.name(), judgement, environment);
    new ReportRenderer().render(folder);
    return RunResult.of(judgement.verdict(), folder);
  }

  private static RunJudge judge(Plan plan, Schedule schedule, RunEnvironment machine) {
    return new RunJudge(
        plan.thresholds(),
        schedule.scenarioOfUsers(),
        plan.scenarios().stream()
            .filter(scenario -> scenario.load() instanceof MeetingLoad.Open)
            .map(Scenario::name)
            .collect(Collectors.toSet()),
        Plan.LOAD_MACHINE,
        machine.cores());
  }

  /** How the user is found at whom a crossed threshold points. */
  private static Map<String, LatestFigures.Ranking> rankings(List<Threshold> thresholds) {
    return thresholds.stream()
        .collect(
            Collectors.toMap(
                Threshold::expression,
                threshold ->
                    new LatestFigures.Ranking(
                        threshold.metric(), threshold.comparison().wantsLittle()),
                (one, _) -> one));
  }

  private static RunEnd play(RunPlayer player) {
    try {
      return player.play();
    } catch (RuntimeException e) {
      LOG.error("The run broke off by a fault of Turnout itself", e);
      return new RunEnd.Unmeasurable("The run broke off by a fault of Turnout itself: " + e);
    }
  }
}
