package io.turnout.loadtest.plan;

import io.turnout.virtualuser.Tolerance;
import io.turnout.virtualuser.pattern.KeepAlive;
import io.turnout.virtualuser.pattern.UserPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes one scenario of the plan. Confined to one thread. */
final class ScenarioMapper {
  static final String TOGETHER = "together";

  private final PlanTree tree;
  private final String at;

  ScenarioMapper(PlanTree tree, String pointer) {
    this.tree = tree;
    this.at = pointer;
  }

  Optional<Scenario> map() {
    Optional<String> name = tree.text(at + "/name");
    Optional<UserPattern> pattern =
        tree.has(at + "/pattern")
            ? new PatternMapper(tree, at + "/pattern").map()
            : Optional.of(UserPattern.VIDEO);
    Optional<? extends MeetingLoad> load = load();
    Optional<Naming> users = naming();
    List<Burst> everybody = everybody();
    Optional<KeepAlive> keepAlive = keepAlive();
    Tolerance tolerance = tolerance();
    if (name.isEmpty() || pattern.isEmpty() || load.isEmpty() || users.isEmpty()) {
      return Optional.empty();
    }
    return tree.made(
        at,
        () ->
            new Scenario(
                name.get(),
                pattern.get(),
                load.get(),
                after(),
                everybody,
                keepAlive,
                tree.number(at + "/joinAttempts").orElse(1),
                tolerance,
                users.get()));
  }

  private Optional<String> after() {
    boolean together = tree.text(at + "/starts").filter(TOGETHER::equals).isPresent();
    Optional<String> after = tree.text(at + "/after");
    if (together && after.isPresent()) {
      tree.problems()
          .atKey(at + "/after", "found after beside starts: together, expected one of them");
    }
    return after;
  }

  private Optional<? extends MeetingLoad> load() {
    boolean closed = tree.has(at + "/meetings");
    boolean open = tree.has(at + "/arrivals");
    if (closed == open) {
      String found = closed ? "both meetings and arrivals" : "neither meetings nor arrivals";
      tree.problems()
          .atKey(
              at + "/meetings",
              "found "
                  + found
                  + ", expected one of them: meetings for a closed load, arrivals for an open one");
      return Optional.empty();
    }
    LoadMapper mapper = new LoadMapper(tree);
    return closed ? mapper.closed(at + "/meetings") : mapper.open(at + "/arrivals");
  }

  private List<Burst> everybody() {
    List<Burst> bursts = new ArrayList<>();
    for (String pointer : tree.elements(at + "/everybody")) {
      Optional<Duration> time = tree.duration(pointer + "/at", Limits.ACTION_AT);
      Optional<Burst.Act> act =
          tree.named(
              pointer + "/do",
              Burst.Act::byId,
              Arrays.stream(Burst.Act.values()).map(Burst.Act::id).toList());
      if (time.isPresent() && act.isPresent()) {
        bursts.add(new Burst(time.get(), act.get()));
      }
    }
    return bursts;
  }

  private Optional<KeepAlive> keepAlive() {
    String pointer = at + "/keepAlive";
    Optional<Duration> every = tree.duration(pointer + "/every", Limits.KEEP_ALIVE_EVERY);
    Optional<KeepAlive.Means> means =
        tree.has(pointer + "/by")
            ? tree.named(
                pointer + "/by", KeepAliveNames::means, List.copyOf(KeepAliveNames.NAMES.values()))
            : Optional.of(KeepAlive.Means.MOUSE_MOVE);
    return every.isPresent() && means.isPresent()
        ? Optional.of(new KeepAlive(every.get(), means.get()))
        : Optional.empty();
  }

  private Tolerance tolerance() {
    String pointer = at + "/tolerance";
    return new Tolerance(
        tree.duration(pointer + "/mediaLoss", Limits.TOLERANCE)
            .orElse(Tolerance.DEFAULT.mediaLoss()),
        tree.duration(pointer + "/verification", Limits.TOLERANCE)
            .orElse(Tolerance.DEFAULT.verification()));
  }

  private Optional<Naming> naming() {
    String pointer = at + "/users";
    Optional<CsvTable> users = table(pointer + "/csv");
    Optional<CsvTable> meetings = table(pointer + "/meetingsCsv");
    boolean unreadable =
        (tree.has(pointer + "/csv") && users.isEmpty())
            || (tree.has(pointer + "/meetingsCsv") && meetings.isEmpty());
    if (unreadable) {
      return Optional.empty();
    }
    return tree.made(
        pointer,
        () ->
            new Naming(
                template(pointer + "/displayName").orElse(Naming.DEFAULT.displayName()),
                template(pointer + "/meetingId").orElse(Naming.DEFAULT.meetingId()),
                template(pointer + "/title"),
                users,
                meetings));
  }

  private Optional<NameTemplate> template(String pointer) {
    return tree.text(pointer).map(NameTemplate::new);
  }

  private Optional<CsvTable> table(String pointer) {
    return tree.file(pointer).flatMap(file -> tree.made(pointer, () -> CsvTable.read(file)));
  }
}
