package io.turnout.systemtest.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.turnout.loadtest.ExitCode;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.UserState;
import io.turnout.systemtest.loadtest.PlayedRun;
import io.turnout.systemtest.meeting.MeetingServers;
import io.turnout.virtualuser.grid.nodes.Distribution;
import io.turnout.virtualuser.grid.nodes.FleetSettings;
import io.turnout.virtualuser.grid.nodes.GridFleet;
import io.turnout.virtualuser.grid.nodes.NodeList;
import io.turnout.virtualuser.grid.nodes.NodeReport;
import io.turnout.virtualuser.grid.nodes.NodeResult;
import io.turnout.virtualuser.grid.nodes.NodeResult.Outcome;
import io.turnout.virtualuser.machine.SshConnector;
import io.turnout.virtualuser.machine.testing.OpenSshServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real hub and nodes, copied and started over real SSH from a list of two machines. */
@Tag("full")
@Timeout(1500)
final class GridOverSshSystemTest {
  private static final Logger LOG = LoggerFactory.getLogger(GridOverSshSystemTest.class);
  private static final String SECRET = "between hub and nodes";
  private static final String HUB = "127.0.0.2";
  private static final String LATER_KILLED = "127.0.0.3";
  private static final String MEETING =
      """
      scenarios:
        - name: talk
          pattern: audio
          tolerance: { mediaLoss: 45s }
          meetings: { count: 1, usersPerMeeting: 2, hold: 60s, joinTimeout: 8min }
      """;

  @TempDir private Path folder;

  @Test
  void shouldFormAGridFromAListCarryARunAndLeaveNothing() throws Exception {
    assumeTrue(OpenSshServer.isInstalled(), "openssh-server is not installed");
    Path remote = folder.resolve("turnout");
    int hubPort = SshMachines.freePort(HUB);
    try (SshMachines machines = SshMachines.start(folder, HUB, LATER_KILLED)) {
      NodeList list = machines.nodes();
      GridFleet fleet =
          new GridFleet(
              new SshConnector(machines.settings()),
              settings(remote, hubPort),
              (machine, what) -> LOG.info("{}: {}", machine, what));
      Distribution distribution = Distribution.of("test", jars());

      try {
        assertThat(fleet.up(list, distribution))
            .extracting(NodeResult::outcome)
            .containsExactly(Outcome.STARTED, Outcome.STARTED, Outcome.STARTED);
        assertThat(fleet.status(list))
            .filteredOn(report -> !report.name().startsWith("hub"))
            .extracting(NodeReport::process, NodeReport::grid, NodeReport::sessions)
            .containsOnly(tuple("running", "UP", "0 of 1"));
        assertThat(fleet.up(list, distribution))
            .extracting(NodeResult::outcome)
            .containsOnly(Outcome.ALREADY_UP);
        playAndKillANode("http://" + HUB + ":" + hubPort, remote);
      } finally {
        assertThat(fleet.down(list, false, true)).allMatch(NodeResult::succeeded);
      }
      assertThat(processesOf(remote)).isEmpty();
      assertThat(remote)
          .satisfiesAnyOf(
              path -> assertThat(path).doesNotExist(), path -> assertThat(path).isEmptyDirectory());
    }
  }

  /** Two users on two machines, one of which is lost when both are connected. */
  private void playAndKillANode(String hub, Path remote) throws Exception {
    AtomicBoolean killed = new AtomicBoolean();
    PlayedRun run;
    try (MeetingServers servers = MeetingServers.start(folder)) {
      run =
          PlayedRun.of(
              PlayedRun.test(
                  servers.application(),
                  "{ hub: \"" + hub + "\" }",
                  MEETING,
                  folder,
                  progress -> {
                    if (progress.usersIn(UserState.CONNECTED) == 2 && !killed.getAndSet(true)) {
                      killNode(remote);
                    }
                  }));
    }

    assertThat(run.result().exitCode()).as(run::toString).isEqualTo(ExitCode.FAILED);
    assertThat(run.ends().values())
        .as(run::toString)
        .containsExactlyInAnyOrder(UserState.FAILED, UserState.LEFT);
    assertThat(run.events(RunEvent.UserStateChanged.class))
        .filteredOn(change -> change.state() == UserState.FAILED)
        .singleElement()
        .extracting(RunEvent.UserStateChanged::reason)
        .asString()
        .contains("the Grid node http://" + LATER_KILLED, "is down");
  }

  private static void killNode(Path remote) {
    List<ProcessHandle> node =
        ProcessHandle.allProcesses()
            .filter(process -> commandLine(process).contains(remote.toString()))
            .filter(process -> commandLine(process).contains("io.turnout.cli.Turnout"))
            .filter(process -> commandLine(process).contains("--host " + LATER_KILLED))
            .filter(process -> process.info().command().orElse("").endsWith("/java"))
            .toList();
    assertThat(node).hasSize(1);
    node.getFirst().destroyForcibly();
  }

  private FleetSettings settings(Path remote, int hubPort) throws IOException {
    List<String> bus =
        List.of(
            "--bus-publish-port=" + SshMachines.freePort(HUB),
            "--bus-subscribe-port=" + SshMachines.freePort(HUB));
    return new FleetSettings(
        Optional.empty(),
        hubPort,
        remote.toString(),
        Optional.of(SECRET),
        false,
        Duration.ofMinutes(4),
        Duration.ofMinutes(1),
        bus,
        bus);
  }

  private static List<Path> jars() throws IOException {
    try (Stream<Path> files =
        Files.list(
            Path.of(System.getProperty("turnout.distribution", "../cli/target/turnout"), "lib"))) {
      return files.toList();
    }
  }

  /** Those that have the folder in their command line, as all that Turnout starts there do. */
  private static List<String> processesOf(Path remote) {
    return ProcessHandle.allProcesses()
        .map(GridOverSshSystemTest::commandLine)
        .filter(line -> line.contains(remote.toString()))
        .toList();
  }

  /** ProcessHandle's own command line is cut short for long ones. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(
              Path.of("/proc", Long.toString(process.pid()), "cmdline"),
              StandardCharsets.ISO_8859_1)
          .replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }
}
