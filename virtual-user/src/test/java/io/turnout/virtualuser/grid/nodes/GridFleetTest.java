package io.turnout.virtualuser.grid.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.virtualuser.grid.nodes.NodeResult.Outcome;
import io.turnout.virtualuser.grid.nodes.testing.FakeHub;
import io.turnout.virtualuser.machine.MachineException;
import io.turnout.virtualuser.machine.testing.LocalMachine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The scripts run in a real shell, on this machine; Java, browser and driver are stand-ins. */
@Tag("full")
@Timeout(120)
final class GridFleetTest {
  private static final URI NODE = URI.create("http://127.0.0.1:5999");
  private static final URI HUB = URI.create("http://127.0.0.1:4999");

  @TempDir private Path folder;
  private final FakeHub hub = new FakeHub();
  private final List<String> happened = new CopyOnWriteArrayList<>();
  private Path home = Path.of("");
  private Path jdk = Path.of("");

  @BeforeEach
  void makeMachine() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    jdk = folder.resolve("jdk");
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    executable(
        jdk.resolve("bin/java"), "echo began: \"$SAYING\" \"$@\"\nwhile :; do sleep 1; done");
    executable(folder.resolve("browser"), "echo Chromium 156.0.1.2");
    executable(folder.resolve("driver"), "echo ChromeDriver 156.0.3.4");
    Files.writeString(folder.resolve("a.jar"), "a");
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void stopWhatIsLeft() throws Exception {
    fleet(Duration.ofSeconds(1)).down(list(""), false, true);
  }

  private NodeList list(String more) throws NodeListException {
    return NodeList.parseYaml(
        "nodes.yaml",
        """
        nodes:
          - address: 127.0.0.1
            port: 5999
            slots: { chrome: 1 }
            jdk: %s
            executables: { chrome: %s, chromedriver: %s }
            environment: { SAYING: "it's me" }
        %s
        """
            .formatted(jdk, folder.resolve("browser"), folder.resolve("driver"), more));
  }

  private GridFleet fleet(Duration upTimeout) {
    return new GridFleet(
        address -> new LocalMachine(address, home),
        (_, _) -> hub,
        new FleetSettings(
            Optional.of(HUB),
            4999,
            FleetSettings.DEFAULT_BASE,
            Optional.of("s3cret"),
            true,
            upTimeout,
            Duration.ofSeconds(1),
            List.of(),
            List.of()),
        (node, what) -> {
          happened.add(what);
          if (what.equals("starting")) {
            hub.set(NODE, "UP", 1, 0);
          }
        });
  }

  private Distribution distribution() throws IOException {
    return Distribution.of("1.0", List.of(folder.resolve("a.jar")));
  }

  private NodeResult up(String more) throws Exception {
    List<NodeResult> results = fleet(Duration.ofSeconds(30)).up(list(more), distribution());
    assertThat(results.getFirst().outcome()).isEqualTo(Outcome.FOREIGN);
    return results.getLast();
  }

  private List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(process -> commandLine(process).contains(folder.toString()))
        .toList();
  }

  /** Empty for a process that has ended. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException e) {
      return "";
    }
  }

  private List<String> filesLeft() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(file -> !file.equals(home))
          .map(file -> home.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void shouldBringANodeUpOnceAndClearItAway() throws Exception {
    NodeResult started = up("");
    assertThat(started.outcome()).as(started.toString()).isEqualTo(Outcome.STARTED);
    assertThat(started.slots()).isEqualTo("chrome=1");
    assertThat(happened).anyMatch(what -> what.startsWith("copying 1.0-"));
    List<ProcessHandle> running = processes();
    assertThat(running).isNotEmpty();
    assertThat(log()).anyMatch(line -> line.startsWith("began: it's me -XX:+UseSerialGC"));
    assertThat(log())
        .anyMatch(
            line -> line.contains("grid node --hub " + HUB + " --host 127.0.0.1 --port 5999"));
    assertThat(String.join("", log())).doesNotContain("s3cret");

    happened.clear();
    assertThat(up("").outcome()).isEqualTo(Outcome.ALREADY_UP);
    assertThat(happened).noneMatch(what -> what.startsWith("copying"));
    assertThat(fleet(Duration.ofSeconds(1)).status(list("")).getFirst().process())
        .isEqualTo("running");

    List<NodeResult> ended = fleet(Duration.ofSeconds(1)).down(list(""), false, true);
    assertThat(ended).extracting(NodeResult::outcome).containsExactly(Outcome.STOPPED);
    assertThat(processes()).isEmpty();
    assertThat(filesLeft()).isEmpty();
    assertThat(fleet(Duration.ofSeconds(1)).down(list(""), false, true))
        .extracting(NodeResult::outcome)
        .containsExactly(Outcome.NOT_RUNNING);
    assertThatThrownBy(this::log)
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("there is no log");
  }

  private List<String> log() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    fleet(Duration.ofSeconds(1)).logs(list("").nodes().getFirst(), false, 100, false, lines::add);
    return lines;
  }

  @Test
  void shouldStartANodeAgainWithOtherSettingsOnlyWhenItsSessionsHaveEnded() throws Exception {
    assertThat(up("").outcome()).isEqualTo(Outcome.STARTED);
    hub.set(NODE, "UP", 1, 1);
    NodeResult busy = up("    labels: [fast]");
    assertThat(busy.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(busy.detail()).contains("is drained now, with 1 sessions left");
    hub.set(NODE, "DRAINING", 1, 0);
    assertThat(up("    labels: [fast]").outcome()).isEqualTo(Outcome.RESTARTED);
    assertThat(log()).anyMatch(line -> line.endsWith("--label fast"));
  }

  @Test
  void shouldStartACrashedNodeAgain() throws Exception {
    assertThat(up("").outcome()).isEqualTo(Outcome.STARTED);
    ProcessHandle node =
        processes().stream()
            .filter(process -> commandLine(process).startsWith("/bin/sh\0" + jdk))
            .findFirst()
            .orElseThrow();
    node.destroyForcibly();
    long deadlineNs = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (log().stream().filter(line -> line.startsWith("began: ")).count() < 2) {
      assertThat(System.nanoTime()).isLessThan(deadlineNs);
      Thread.sleep(100);
    }
    assertThat(log()).anyMatch(line -> line.startsWith("supervisor: exit code 137 after"));
  }

  @Test
  void shouldUseWhatSomebodyElseStartedAndNeverStopIt() throws Exception {
    hub.set(NODE, "UP", 4, 0);
    assertThat(up("").outcome()).isEqualTo(Outcome.FOREIGN);
    assertThat(fleet(Duration.ofSeconds(1)).down(list(""), false, false))
        .extracting(NodeResult::outcome)
        .containsExactly(Outcome.NOT_RUNNING);
    assertThat(hub.nodes()).extracting(RegisteredNode::availability).containsExactly("UP");
    assertThat(filesLeft()).isEmpty();
  }

  @Test
  void shouldSayWhyAMachineIsNotFit() throws Exception {
    executable(folder.resolve("driver"), "echo ChromeDriver 99.0.1");
    NodeResult result = up("");
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.detail())
        .contains("browser 156.0.1.2, driver 99.0.1")
        .contains("one major version");
    assertThat(filesLeft()).isEmpty();
  }

  @Test
  void shouldStopWhatDoesNotComeUpAndKeepItsLog() throws Exception {
    executable(jdk.resolve("bin/java"), "echo no such option; exit 2");
    hub.set(URI.create("http://127.0.0.1:1"), "UP", 1, 0);
    GridFleet fleet =
        new GridFleet(
            address -> new LocalMachine(address, home),
            (_, _) -> hub,
            new FleetSettings(
                Optional.of(HUB),
                4999,
                ".turnout",
                Optional.empty(),
                true,
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                List.of(),
                List.of()),
            (_, _) -> {});
    NodeResult result = fleet.up(list(""), distribution()).getLast();
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.detail()).contains("not up within 2 s").contains("no such option");
    assertThat(processes()).isEmpty();
    assertThat(log()).contains("no such option");
  }

  @Test
  void shouldNotTouchAnythingWhenThereIsNoHub() throws Exception {
    hub.setAnswering(false);
    List<NodeResult> results = fleet(Duration.ofSeconds(1)).up(list(""), distribution());
    assertThat(results).hasSize(1);
    assertThat(results.getFirst().detail()).isEqualTo("no hub answers at " + HUB);
    assertThat(filesLeft()).isEmpty();
  }

  @Test
  void shouldNotTakeADamagedCopyIntoUse() throws Exception {
    Distribution damaged =
        new Distribution(
            "1.0-damaged", List.of(new Distribution.Jar(folder.resolve("a.jar"), "0".repeat(64))));
    try (LocalMachine machine = new LocalMachine(list("").nodes().getFirst().machine(), home)) {
      assertThatThrownBy(() -> damaged.copyTo(machine, ".turnout"))
          .isInstanceOf(MachineException.class)
          .hasMessageContaining("damaged");
    }
    assertThat(filesLeft()).containsExactly(".turnout", ".turnout/dist");
  }
}
