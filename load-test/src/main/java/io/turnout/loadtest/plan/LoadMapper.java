package io.turnout.loadtest.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Makes closed and open loads. Confined to one thread. */
final class LoadMapper {
  private final PlanTree tree;

  LoadMapper(PlanTree tree) {
    this.tree = tree;
  }

  Optional<MeetingLoad.Closed> closed(String at) {
    Optional<Integer> count = tree.number(at + "/count");
    Optional<MeetingSizes> sizes = sizes(at + "/usersPerMeeting");
    boolean allAtOnce = tree.has(at + "/at");
    if (allAtOnce && tree.has(at + "/ramp")) {
      tree.problems()
          .atKey(at + "/ramp", "found ramp beside at: all-at-once, expected one of them");
    }
    Duration meetingEvery =
        tree.duration(at + "/ramp/meetingEvery", Limits.MEETING_EVERY)
            .orElse(allAtOnce ? Duration.ZERO : MeetingLoad.DEFAULT_MEETING_EVERY);
    Duration userEvery = userEvery(at + "/ramp", allAtOnce);
    Optional<Duration> hold = tree.duration(at + "/hold", Limits.HOLD);
    Duration rampDown = tree.duration(at + "/rampDown", Limits.RAMP_DOWN).orElse(Duration.ZERO);
    Duration joinTimeout = joinTimeout(at);
    if (count.isEmpty() || sizes.isEmpty()) {
      return Optional.empty();
    }
    return tree.made(
        at,
        () ->
            new MeetingLoad.Closed(
                count.get(),
                sizes.get(),
                meetingEvery,
                userEvery,
                hold.orElse(Limits.HOLD.least()),
                rampDown,
                joinTimeout));
  }

  Optional<MeetingLoad.Open> open(String at) {
    Duration userEvery = userEvery(at, false);
    Duration joinTimeout = joinTimeout(at);
    return arrivals(at).map(arrivals -> new MeetingLoad.Open(arrivals, userEvery, joinTimeout));
  }

  private Duration userEvery(String at, boolean allAtOnce) {
    return tree.duration(at + "/userEvery", Limits.USER_EVERY)
        .orElse(allAtOnce ? Duration.ZERO : MeetingLoad.DEFAULT_USER_EVERY);
  }

  private Duration joinTimeout(String at) {
    return tree.duration(at + "/joinTimeout", Limits.JOIN_TIMEOUT)
        .orElse(MeetingLoad.DEFAULT_JOIN_TIMEOUT);
  }

  private Optional<Arrivals> arrivals(String at) {
    if (tree.has(at + "/csv")) {
      for (String other : new String[] {"rate", "spacing", "for", "last", "usersPerMeeting"}) {
        if (tree.has(at + "/" + other)) {
          tree.problems()
              .atKey(
                  at + "/" + other,
                  "found " + other + " beside csv, expected one of them: the file says it all");
        }
      }
      return tree.file(at + "/csv")
          .flatMap(file -> tree.made(at + "/csv", () -> RecordedDay.read(file)));
    }
    for (String needed : new String[] {"rate", "for", "last", "usersPerMeeting"}) {
      if (!tree.has(at + "/" + needed)) {
        tree.missing(at + "/" + needed, PlanSchema.expected(at + "/" + needed) + ", or csv");
      }
    }
    Optional<Rate> rate = tree.parsed(at + "/rate", Rate::parse, Rate.EXPECTED);
    Optional<Duration> length = tree.duration(at + "/for", Limits.ARRIVALS);
    Optional<MeetingLengths> lengths = lengths(at + "/last");
    Optional<MeetingSizes> sizes = sizes(at + "/usersPerMeeting");
    Arrivals.Spacing spacing =
        tree.text(at + "/spacing").filter("even"::equals).isPresent()
            ? Arrivals.Spacing.EVEN
            : Arrivals.Spacing.RANDOM;
    if (rate.isEmpty() || length.isEmpty() || lengths.isEmpty() || sizes.isEmpty()) {
      return Optional.empty();
    }
    return tree.made(
        at + "/rate",
        () -> new Arrivals.AtRate(rate.get(), spacing, length.get(), lengths.get(), sizes.get()));
  }

  private Optional<MeetingSizes> sizes(String at) {
    Optional<Integer> constant = tree.number(at);
    if (constant.isPresent()) {
      return tree.made(at, () -> new MeetingSizes.Constant(constant.get()));
    }
    Optional<Integer> from = tree.number(at + "/uniform/from");
    Optional<Integer> to = tree.number(at + "/uniform/to");
    if (from.isPresent() && to.isPresent()) {
      return tree.made(at + "/uniform", () -> new MeetingSizes.Uniform(from.get(), to.get()));
    }
    Optional<JsonNode> weights = tree.node(at + "/weighted").filter(JsonNode::isObject);
    return weights.flatMap(node -> weighted(at + "/weighted", node));
  }

  private Optional<MeetingSizes> weighted(String at, JsonNode weights) {
    SortedMap<Integer, Integer> bySize = new TreeMap<>();
    for (String size : weights.propertyNames()) {
      if (!size.matches("[0-9]{1,3}")) {
        tree.problems()
            .atKey(
                at + "/" + size,
                "found '" + size + "', expected a size: a whole number from 2 to 100");
        return Optional.empty();
      }
      tree.number(at + "/" + size).ifPresent(weight -> bySize.put(Integer.parseInt(size), weight));
    }
    return tree.made(at, () -> new MeetingSizes.Weighted(bySize));
  }

  private Optional<MeetingLengths> lengths(String at) {
    if (tree.text(at).isPresent()) {
      return tree.duration(at, Limits.MEETING_LENGTH).map(MeetingLengths.Constant::new);
    }
    Optional<Duration> mean = length(at + "/exponential/mean");
    if (mean.isPresent()) {
      String exponential = at + "/exponential";
      return tree.made(
          exponential,
          () -> new MeetingLengths.Exponential(mean.get(), least(exponential), most(exponential)));
    }
    Optional<Duration> median = length(at + "/logNormal/median");
    Optional<Duration> p95 = length(at + "/logNormal/p95");
    if (median.isPresent() && p95.isPresent()) {
      String logNormal = at + "/logNormal";
      return tree.made(
          logNormal,
          () ->
              new MeetingLengths.LogNormal(
                  median.get(), p95.get(), least(logNormal), most(logNormal)));
    }
    Optional<Duration> from = length(at + "/uniform/from");
    Optional<Duration> to = length(at + "/uniform/to");
    return from.isPresent() && to.isPresent()
        ? tree.made(at + "/uniform", () -> new MeetingLengths.Uniform(from.get(), to.get()))
        : Optional.empty();
  }

  private Optional<Duration> length(String at) {
    return tree.duration(at, Limits.MEETING_LENGTH);
  }

  private Duration least(String at) {
    return length(at + "/atLeast").orElse(MeetingLengths.DEFAULT_LEAST);
  }

  private Duration most(String at) {
    return length(at + "/atMost").orElse(Limits.MEETING_LENGTH.most());
  }
}
