package io.turnout.loadtest.plan;

import io.turnout.virtualuser.pattern.UserPattern;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the plan from a tree that was held against the schema, noting what a schema cannot say.
 * Confined to one thread.
 */
final class PlanMapper {
  private final PlanTree tree;

  PlanMapper(PlanTree tree) {
    this.tree = tree;
  }

  Plan map() throws PlanException {
    String name = tree.text("/name").orElse("");
    Optional<URI> application = tree.url("/target/url", "http", "https");
    String adapter = adapter();
    List<Scenario> scenarios = scenarios();
    EvidenceSettings evidence = new EvidenceMapper(tree.root(), tree.problems()).map();
    Optional<GridSource> grid = grid(scenarios, evidence);
    BrowserMix browsers = new BrowserMapper(tree).map();
    JudgingMapper judging = new JudgingMapper(tree);
    List<MonitorSource> monitors = judging.monitors();
    List<Threshold> thresholds =
        judging.thresholds(monitors, scenarios.stream().map(Scenario::name).toList());
    long seed = tree.longNumber("/seed").orElse(Plan.DEFAULT_SEED);
    requireNoProblems();
    return new Plan(
        name,
        new Target(application.orElseThrow(), adapter),
        grid.orElseThrow(),
        browsers,
        seed,
        scenarios,
        thresholds,
        monitors,
        evidence);
  }

  private void requireNoProblems() throws PlanException {
    if (!tree.problems().isEmpty()) {
      throw new PlanException(tree.problems().inOrder());
    }
  }

  private String adapter() {
    String pointer = "/target/adapter";
    String adapter = tree.text(pointer).orElse(Target.MEETING_APP);
    if (adapter.equals(Target.MEETING_APP)) {
      return adapter;
    }
    if (!Target.isFile(adapter)) {
      tree.found(
          pointer,
          adapter,
          PlanSchema.expected(pointer) + Suggestion.sentence(adapter, List.of(Target.MEETING_APP)));
      return adapter;
    }
    Path file = tree.resolve(adapter);
    if (!Files.isReadable(file)) {
      tree.found(pointer, adapter, "a file that can be read; there is no " + file);
    }
    return file.toString();
  }

  private List<Scenario> scenarios() {
    boolean alone = tree.has("/meetings");
    boolean listed = tree.has("/scenarios");
    if (alone && listed) {
      tree.problems()
          .atKey("/scenarios", "found both meetings and scenarios, expected one of them");
    }
    if (!alone && !listed && tree.root().isObject()) {
      tree.missing("/meetings", "meetings, or scenarios with meetings or arrivals each");
    }
    List<Scenario> scenarios = new ArrayList<>();
    if (alone) {
      new LoadMapper(tree)
          .closed("/meetings")
          .map(load -> Scenario.of(Scenario.MAIN, UserPattern.VIDEO, load))
          .ifPresent(scenarios::add);
    }
    for (String pointer : tree.elements("/scenarios")) {
      new ScenarioMapper(tree, pointer).map().ifPresent(scenarios::add);
    }
    if (listed && scenarios.size() == tree.elements("/scenarios").size()) {
      tree.made(
          "/scenarios",
          () -> {
            ScenarioOrder.check(scenarios);
            return true;
          });
    }
    return scenarios;
  }

  private Optional<GridSource> grid(List<Scenario> scenarios, EvidenceSettings evidence) {
    Optional<URI> hub = tree.url("/grid/hub", "http", "https");
    if (hub.isPresent()) {
      return tree.made("/grid/hub", () -> new GridSource.Hub(hub.get()));
    }
    if (tree.has("/grid/cloud")) {
      return new CloudMapper(tree, "/grid/cloud").map().map(cloud -> cloud);
    }
    String pointer = "/grid/embedded/slots";
    Optional<GridSource.Embedded> embedded = tree.number(pointer).map(GridSource.Embedded::new);
    if (embedded.isPresent() && tree.problems().isEmpty()) {
      embedded
          .get()
          .shortage(scenarios, evidence)
          .ifPresent(
              expected ->
                  tree.problems()
                      .atValue(
                          pointer, "found " + embedded.get().slots() + ", expected " + expected));
    }
    return embedded.map(source -> source);
  }
}
