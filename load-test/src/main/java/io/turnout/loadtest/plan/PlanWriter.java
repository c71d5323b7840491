package io.turnout.loadtest.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes a plan so that it reads back as the same plan. */
final class PlanWriter {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private PlanWriter() {}

  static String yaml(Plan plan) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("name", plan.name());
    root.put("target", target(plan.target()));
    root.put("grid", grid(plan.grid()));
    if (plan.browsers().parts().size() == 1) {
      root.put("browser", browser(plan.browsers().parts().getFirst().browser()));
    } else {
      root.put("browsers", plan.browsers().parts().stream().map(PlanWriter::part).toList());
    }
    root.put("seed", plan.seed());
    root.put("scenarios", plan.scenarios().stream().map(ScenarioWriter::scenario).toList());
    root.put("thresholds", plan.thresholds().stream().map(PlanWriter::threshold).toList());
    List<Object> monitors = new ArrayList<>();
    plan.monitors().forEach(monitor -> monitors.add(monitor(monitor)));
    root.put("monitors", monitors);
    root.put("evidence", EvidenceMapper.write(plan.evidence()));
    return MAPPER.writeValueAsString(root);
  }

  private static Map<String, Object> target(Target target) {
    return object("url", target.url().toString(), "adapter", target.adapter());
  }

  private static Map<String, Object> grid(GridSource grid) {
    return switch (grid) {
      case GridSource.Embedded embedded -> object("embedded", object("slots", embedded.slots()));
      case GridSource.Hub hub -> object("hub", hub.url().toString());
      case GridSource.Cloud cloud ->
          object(
              "cloud",
              object(
                  "url",
                  cloud.url().text(),
                  "slots",
                  cloud.slots(),
                  "capabilities",
                  cloud.capabilities()));
    };
  }

  private static Map<String, Object> part(BrowserMix.Part part) {
    Map<String, Object> map = browser(part.browser());
    map.put("share", part.share());
    return map;
  }

  private static Map<String, Object> browser(BrowserSettings browser) {
    Map<String, Object> camera = object("framesPerSecond", browser.cameraFramesPerSecond());
    browser.cameraClip().map(Path::toString).ifPresent(clip -> camera.put("clip", clip));
    Map<String, Object> map =
        object("name", browser.name(), "headless", browser.headless(), "camera", camera);
    browser
        .microphoneClip()
        .ifPresent(clip -> map.put("microphone", object("clip", clip.toString())));
    map.put("arguments", browser.arguments());
    BrowserSelection selection = browser.selection();
    selection.version().ifPresent(version -> map.put("version", version));
    selection.platform().ifPresent(platform -> map.put("platform", platform));
    map.put("labels", selection.labels());
    return map;
  }

  private static Object threshold(Threshold threshold) {
    if (threshold.after().equals(Duration.ZERO)
        && threshold.during().isEmpty()
        && !threshold.abort()) {
      return threshold.text();
    }
    Map<String, Object> map = object("that", threshold.text());
    map.put("after", DurationText.format(threshold.after()));
    threshold.during().ifPresent(during -> map.put("during", during));
    map.put("abort", threshold.abort());
    return map;
  }

  private static Map<String, Object> monitor(MonitorSource monitor) {
    return switch (monitor) {
      case MonitorSource.Prometheus p ->
          object("prometheus", object("name", p.name(), "url", p.url().toString()));
      case MonitorSource.Kurento k ->
          object("kurento", object("name", k.name(), "url", k.url().toString()));
      case MonitorSource.ProcessById p ->
          object("process", object("name", p.name(), "pid", p.pid()));
      case MonitorSource.ProcessByCommand p ->
          object("process", object("name", p.name(), "command", p.command()));
    };
  }

  static Map<String, Object> object(Object... keysAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return object;
  }
}
