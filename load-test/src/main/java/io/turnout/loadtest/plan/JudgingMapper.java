package io.turnout.loadtest.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes what a run is judged by: monitors and thresholds. Confined to one thread. */
final class JudgingMapper {
  private final PlanTree tree;

  JudgingMapper(PlanTree tree) {
    this.tree = tree;
  }

  List<MonitorSource> monitors() {
    List<MonitorSource> monitors = new ArrayList<>();
    Set<String> names = new HashSet<>(Set.of(Plan.LOAD_MACHINE));
    for (String element : tree.elements("/monitors")) {
      for (String kind : List.of("prometheus", "kurento", "process")) {
        String pointer = element + "/" + kind;
        Optional<String> name = tree.text(pointer + "/name");
        if (name.isEmpty()) {
          continue;
        }
        if (!names.add(name.get())) {
          tree.problems()
              .atValue(
                  pointer + "/name",
                  "found '"
                      + name.get()
                      + "' again, expected a name of its own for each monitor ("
                      + Plan.LOAD_MACHINE
                      + " is taken by Turnout)");
        }
        monitor(kind, pointer, name.get()).ifPresent(monitors::add);
      }
    }
    return monitors;
  }

  private Optional<MonitorSource> monitor(String kind, String pointer, String name) {
    return switch (kind) {
      case "prometheus" ->
          tree.url(pointer + "/url", "http", "https")
              .map(url -> new MonitorSource.Prometheus(name, url));
      case "kurento" ->
          tree.url(pointer + "/url", "ws", "wss").map(url -> new MonitorSource.Kurento(name, url));
      default -> {
        Optional<Integer> pid = tree.number(pointer + "/pid");
        yield pid.isPresent()
            ? Optional.of(new MonitorSource.ProcessById(name, pid.get()))
            : tree.text(pointer + "/command")
                .map(command -> new MonitorSource.ProcessByCommand(name, command));
      }
    };
  }

  List<Threshold> thresholds(List<MonitorSource> monitors, List<String> scenarios) {
    Set<String> names = new HashSet<>(Set.of(Plan.LOAD_MACHINE));
    monitors.forEach(monitor -> names.add(monitor.name()));
    List<Threshold> thresholds = new ArrayList<>();
    for (String element : tree.elements("/thresholds")) {
      boolean isObject = tree.has(element + "/that");
      String pointer = isObject ? element + "/that" : element;
      Optional<String> text = tree.text(pointer);
      if (text.isEmpty()) {
        continue;
      }
      Optional<Threshold> threshold =
          tree.made(
              pointer,
              () -> {
                Threshold parsed = Threshold.parse(text.get());
                parsed.requireMonitorAmong(names);
                return parsed;
              });
      threshold.flatMap(parsed -> window(parsed, element, scenarios)).ifPresent(thresholds::add);
    }
    return thresholds;
  }

  private Optional<Threshold> window(Threshold parsed, String pointer, List<String> scenarios) {
    Duration after =
        tree.duration(pointer + "/after", Limits.THRESHOLD_AFTER).orElse(Duration.ZERO);
    Threshold threshold =
        parsed.within(after, tree.text(pointer + "/during"), tree.flag(pointer + "/abort"));
    return tree.made(
        pointer + "/during",
        () -> {
          threshold.requireScenarioAmong(scenarios);
          return threshold;
        });
  }
}
