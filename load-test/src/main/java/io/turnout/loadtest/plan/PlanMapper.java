package io.turnout.loadtest.plan;

import io.turnout.loadtest.plan.Limits.DurationRange;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Makes the plan from a tree that was held against the schema, noting what a schema cannot say.
 * Confined to one thread. A value that is wrong or not there is passed over: no plan comes of it.
 */
final class PlanMapper {
  private final JsonNode root;
  private final Path folder;
  private final Problems problems;

  PlanMapper(JsonNode root, Path folder, Problems problems) {
    this.root = root;
    this.folder = folder;
    this.problems = problems;
  }

  Plan map() throws PlanException {
    String name = text("/name").orElse("");
    Optional<URI> application = url("/target/url", "http", "https");
    String adapter = adapter();
    Optional<MeetingLoad> load = meetings();
    Optional<GridSource> grid = grid(load);
    BrowserSettings browser = browser();
    List<MonitorSource> monitors = monitors();
    List<Threshold> thresholds = thresholds(monitors);
    if (!problems.isEmpty()) {
      throw new PlanException(problems.inOrder());
    }
    return new Plan(
        name,
        new Target(application.orElseThrow(), adapter),
        grid.orElseThrow(),
        browser,
        load.orElseThrow(),
        thresholds,
        monitors);
  }

  private String adapter() {
    String pointer = "/target/adapter";
    String adapter = text(pointer).orElse(Target.MEETING_APP);
    if (adapter.equals(Target.MEETING_APP)) {
      return adapter;
    }
    if (!Target.isFile(adapter)) {
      problems.atValue(
          pointer,
          "found '"
              + adapter
              + "', expected "
              + PlanSchema.expected(pointer)
              + Suggestion.sentence(adapter, List.of(Target.MEETING_APP)));
      return adapter;
    }
    Path file = folder.resolve(adapter).normalize();
    if (!Files.isReadable(file)) {
      problems.atValue(
          pointer,
          "found '" + adapter + "', expected a file that can be read; there is no " + file);
    }
    return file.toString();
  }

  private Optional<MeetingLoad> meetings() {
    Optional<Integer> count = number("/meetings/count");
    Optional<Integer> users = number("/meetings/usersPerMeeting");
    Duration meetingEvery =
        duration("/meetings/ramp/meetingEvery", Limits.MEETING_EVERY)
            .orElse(MeetingLoad.DEFAULT_MEETING_EVERY);
    Duration userEvery =
        duration("/meetings/ramp/userEvery", Limits.USER_EVERY)
            .orElse(MeetingLoad.DEFAULT_USER_EVERY);
    Optional<Duration> hold = duration("/meetings/hold", Limits.HOLD);
    Duration joinTimeout =
        duration("/meetings/joinTimeout", Limits.JOIN_TIMEOUT)
            .orElse(MeetingLoad.DEFAULT_JOIN_TIMEOUT);
    if (count.isEmpty() || users.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MeetingLoad(
            count.get(),
            users.get(),
            meetingEvery,
            userEvery,
            hold.orElse(Limits.HOLD.least()),
            joinTimeout));
  }

  private Optional<GridSource> grid(Optional<MeetingLoad> load) {
    Optional<URI> hub = url("/grid/hub", "http", "https");
    if (hub.isPresent()) {
      return hub.map(GridSource.Hub::new);
    }
    String pointer = "/grid/embedded/slots";
    Optional<Integer> slots = number(pointer);
    if (slots.isPresent() && load.isPresent() && load.get().users() > slots.get()) {
      problems.atValue(
          pointer,
          "found " + slots.get() + ", expected " + GridSource.Embedded.roomFor(load.get()));
    }
    return slots.map(GridSource.Embedded::new);
  }

  private BrowserSettings browser() {
    BrowserSettings standard = BrowserSettings.DEFAULT;
    if (problems.isAt("/browser/name")) {
      return standard;
    }
    List<String> arguments = new ArrayList<>();
    JsonNode list = root.path("browser").path("arguments");
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      text("/browser/arguments/" + i).ifPresent(arguments::add);
    }
    return new BrowserSettings(
        text("/browser/name").orElse(standard.name()),
        number("/browser/camera/framesPerSecond").orElse(standard.cameraFramesPerSecond()),
        arguments);
  }

  private List<MonitorSource> monitors() {
    List<MonitorSource> monitors = new ArrayList<>();
    Set<String> names = new HashSet<>(Set.of(Plan.LOAD_MACHINE));
    JsonNode list = root.path("monitors");
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      for (String kind : List.of("prometheus", "kurento", "process")) {
        String pointer = "/monitors/" + i + "/" + kind;
        Optional<String> name = text(pointer + "/name");
        if (name.isEmpty()) {
          continue;
        }
        if (!names.add(name.get())) {
          problems.atValue(
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
          url(pointer + "/url", "http", "https")
              .map(url -> new MonitorSource.Prometheus(name, url));
      case "kurento" ->
          url(pointer + "/url", "ws", "wss").map(url -> new MonitorSource.Kurento(name, url));
      default -> {
        Optional<Integer> pid = number(pointer + "/pid");
        yield pid.isPresent()
            ? Optional.of(new MonitorSource.ProcessById(name, pid.get()))
            : text(pointer + "/command")
                .map(command -> new MonitorSource.ProcessByCommand(name, command));
      }
    };
  }

  private List<Threshold> thresholds(List<MonitorSource> monitors) {
    Set<String> names = new HashSet<>(Set.of(Plan.LOAD_MACHINE));
    monitors.forEach(monitor -> names.add(monitor.name()));
    List<Threshold> thresholds = new ArrayList<>();
    JsonNode list = root.path("thresholds");
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      String pointer = "/thresholds/" + i;
      Optional<String> text = text(pointer);
      if (text.isEmpty()) {
        continue;
      }
      try {
        Threshold threshold = Threshold.parse(text.get());
        threshold.requireMonitorAmong(names);
        thresholds.add(threshold);
      } catch (IllegalArgumentException e) {
        problems.atValue(pointer, String.valueOf(e.getMessage()));
      }
    }
    return thresholds;
  }

  /** {@return the node, if it is there and as the schema wants it} */
  private Optional<JsonNode> node(String pointer) {
    JsonNode node = root.at(pointer);
    return node.isMissingNode() || problems.isAt(pointer) ? Optional.empty() : Optional.of(node);
  }

  private Optional<String> text(String pointer) {
    return node(pointer).filter(JsonNode::isString).map(JsonNode::stringValue);
  }

  private Optional<Integer> number(String pointer) {
    return node(pointer).filter(JsonNode::isNumber).map(JsonNode::intValue);
  }

  private Optional<Duration> duration(String pointer, DurationRange range) {
    Optional<String> text = text(pointer);
    Optional<Duration> duration = text.flatMap(DurationText::parse).filter(range::contains);
    if (text.isPresent() && duration.isEmpty()) {
      problems.atValue(pointer, "found '" + text.get() + "', expected " + range.expected());
    }
    return duration;
  }

  private Optional<URI> url(String pointer, String... schemes) {
    Optional<String> text = text(pointer);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI url = new URI(text.get());
      if (Limits.isUrl(url, schemes)) {
        return Optional.of(url);
      }
    } catch (URISyntaxException e) {
      // said below, in the same words as for a wrong scheme
    }
    problems.atValue(
        pointer, "found '" + text.get() + "', expected " + Limits.urlExpected(schemes));
    return Optional.empty();
  }
}
