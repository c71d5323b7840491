package io.turnout.loadtest.plan;

import io.turnout.report.record.UserAction;
import io.turnout.virtualuser.Tolerance;
import io.turnout.virtualuser.pattern.KeepAlive;
import io.turnout.virtualuser.pattern.UserPattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Valid plans of all shapes, drawn from a seed. */
final class RandomPlans {
  private static final List<String> THRESHOLDS =
      List.of(
          "join.time p95 < 3s",
          "video.fps p5 >= 20 per user",
          "message.loss == 0",
          "users.failed <= 1%",
          "cpu(load-machine) max < 180%",
          "rtt(inbound) p99.9 <= 250ms",
          "action.missed < 0.5%");

  private final Random random;
  private final Path csv;
  private final Path day;
  private final Path camera;
  private final Path microphone;

  /**
   * @param csv names of 100 users, and of meetings
   * @param day a recorded day
   */
  RandomPlans(long seed, Path csv, Path day, Path camera, Path microphone) {
    this.random = new Random(seed);
    this.csv = csv;
    this.day = day;
    this.camera = camera;
    this.microphone = microphone;
  }

  Plan next() {
    List<Scenario> scenarios = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      Optional<String> after =
          i == 0 || random.nextBoolean() ? Optional.empty() : Optional.of("s" + random.nextInt(i));
      scenarios.add(scenario("s" + i, after));
    }
    List<Threshold> thresholds = new ArrayList<>();
    for (String text : THRESHOLDS) {
      thresholds.add(
          Threshold.parse(text)
              .within(
                  random.nextBoolean() ? Duration.ZERO : seconds(1, 100),
                  pick(Optional.<String>empty(), Optional.of("hold"), Optional.of("s0")),
                  random.nextBoolean()));
    }
    return new Plan(
        "random",
        new Target(URI.create("https://meet.example/app"), Target.MEETING_APP),
        pick(
            new GridSource.Hub(URI.create("http://hub:4444")),
            new GridSource.Cloud(
                CloudAddress.parse("https://${env:ME}:${env:KEY}@hub.example.com/wd/hub"),
                20,
                Map.of("sauce:options", Map.of("name", "load", "tags", List.of("a"))))),
        browsers(),
        random.nextLong(),
        scenarios,
        thresholds,
        List.of(),
        new EvidenceSettings(
            pick(Optional.<Duration>empty(), Optional.of(Duration.ofSeconds(30))),
            random.nextInt(100),
            random.nextInt(1000) * 1024L,
            random.nextBoolean()));
  }

  private BrowserMix browsers() {
    BrowserSettings chrome =
        new BrowserSettings(
            "chrome",
            random.nextBoolean(),
            5 + random.nextInt(56),
            pick(Optional.<Path>empty(), Optional.of(camera)),
            pick(Optional.<Path>empty(), Optional.of(microphone)),
            List.of(),
            pick(
                BrowserSelection.ANY,
                new BrowserSelection(
                    Optional.of("156"), Optional.of("linux"), List.of("ssd", "berlin"))));
    return random.nextBoolean()
        ? BrowserMix.of(chrome)
        : new BrowserMix(
            List.of(
                new BrowserMix.Part(chrome, 1 + random.nextInt(100)),
                new BrowserMix.Part(new BrowserSettings("firefox", 30, List.of()), 1)));
  }

  private Scenario scenario(String name, Optional<String> after) {
    MeetingLoad load = random.nextBoolean() ? closed() : open();
    List<Burst> bursts = new ArrayList<>();
    for (Burst.Act act : Burst.Act.values()) {
      if (random.nextBoolean()) {
        bursts.add(new Burst(Duration.ofMillis(random.nextInt(999)), act));
      }
    }
    return new Scenario(
        name,
        pattern(),
        load,
        after,
        bursts,
        random.nextBoolean()
            ? Optional.of(new KeepAlive(seconds(1, 3600), pick(KeepAlive.Means.values())))
            : Optional.empty(),
        1 + random.nextInt(10),
        new Tolerance(seconds(1, 600), seconds(1, 600)),
        naming());
  }

  private Naming naming() {
    return random.nextBoolean()
        ? Naming.DEFAULT
        : new Naming(
            new NameTemplate("{name} {csv.who}, \"{n}\": #"),
            new NameTemplate("{run}-{meeting}-{csv.who}"),
            pick(Optional.<NameTemplate>empty(), Optional.of(new NameTemplate("On {n}"))),
            Optional.of(CsvTable.read(csv)),
            Optional.of(CsvTable.read(csv)));
  }

  private MeetingLoad closed() {
    return new MeetingLoad.Closed(
        1 + random.nextInt(1000),
        sizes(),
        Duration.ofMillis(random.nextInt(60_000)),
        Duration.ofMillis(random.nextInt(60_000)),
        seconds(1, 86_400),
        seconds(0, 3600),
        seconds(1, 600));
  }

  private MeetingLoad open() {
    Arrivals arrivals =
        random.nextInt(4) == 0
            ? RecordedDay.read(day)
            : new Arrivals.AtRate(
                Rate.parse(pick("30/h", "0.5/s", "2.25 / min")).orElseThrow(),
                pick(Arrivals.Spacing.values()),
                seconds(0, 7200),
                lengths(),
                sizes());
    return new MeetingLoad.Open(arrivals, seconds(0, 600), seconds(1, 600));
  }

  private MeetingSizes sizes() {
    return switch (random.nextInt(3)) {
      case 0 -> new MeetingSizes.Constant(3 + random.nextInt(98));
      case 1 -> {
        int from = 2 + random.nextInt(50);
        yield new MeetingSizes.Uniform(from, from + 1 + random.nextInt(48));
      }
      default -> {
        SortedMap<Integer, Integer> weights = new TreeMap<>();
        for (int i = 0; i < 4; i++) {
          weights.put(3 + random.nextInt(98), 1 + random.nextInt(100));
        }
        yield new MeetingSizes.Weighted(weights);
      }
    };
  }

  private MeetingLengths lengths() {
    Duration least = seconds(1, 100);
    Duration most = least.plus(seconds(1, 1000));
    return switch (random.nextInt(4)) {
      case 0 -> new MeetingLengths.Constant(most);
      case 1 -> new MeetingLengths.Uniform(least, most);
      case 2 -> new MeetingLengths.Exponential(seconds(1, 500), least, most);
      default -> new MeetingLengths.LogNormal(least, most, least, most);
    };
  }

  private UserPattern pattern() {
    PatternName name =
        new PatternName(
            random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
    List<UserPattern.PlannedAction> actions = new ArrayList<>();
    for (UserAction action : EnumSet.complementOf(EnumSet.of(UserAction.KEEP_ALIVE))) {
      if (random.nextInt(3) == 0) {
        actions.add(
            new UserPattern.PlannedAction(
                Duration.ofMillis(random.nextInt(100_000)),
                action,
                random.nextBoolean() ? Set.of() : Set.of(1, 2)));
      }
    }
    return new UserPattern(
        name.text(),
        name.video() ? Optional.of(camera()) : Optional.empty(),
        name.screen()
            ? Optional.of(new UserPattern.ScreenShare(Set.of(1 + random.nextInt(2))))
            : Optional.empty(),
        name.messages()
            ? Optional.of(new UserPattern.Messages(seconds(1, 3600), 1 + random.nextInt(2000)))
            : Optional.empty(),
        name.annotations()
            ? Optional.of(new UserPattern.Annotations(seconds(1, 3600)))
            : Optional.empty(),
        pick(UserPattern.Speech.values()),
        actions,
        random.nextBoolean()
            ? Optional.of(
                new UserPattern.RandomActions(
                    seconds(1, 3600), Set.of(UserAction.MUTE, UserAction.RELOAD)))
            : Optional.empty());
  }

  private UserPattern.Camera camera() {
    return random.nextBoolean()
        ? UserPattern.Camera.DEFAULT
        : new UserPattern.Camera(
            OptionalInt.of(640),
            OptionalInt.of(360),
            OptionalInt.of(1 + random.nextInt(60)),
            OptionalInt.of(pick(500_000, 2_000_000, 123_456)));
  }

  private Duration seconds(int least, int most) {
    return Duration.ofSeconds(least + random.nextInt(most - least + 1));
  }

  @SafeVarargs
  private <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }
}
