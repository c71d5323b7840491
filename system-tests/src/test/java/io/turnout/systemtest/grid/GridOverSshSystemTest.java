package io.turnout.systemtest.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real hub and nodes, copied and started over real SSH from a list of two machines. */
@Tag("full")
@Timeout(900)
final class GridOverSshSystemTest {
  private static final Logger LOG = LoggerFactory.getLogger(GridOverSshSystemTest.class);
  private static final String SECRET = "between hub and nodes";

  @TempDir private Path folder;

  @Test
  void shouldFormAGridFromAListAndLeaveNothingOfIt() throws Exception {
    assumeTrue(OpenSshServer.isInstalled(), "openssh-server is not installed");
    Path remote = folder.resolve("turnout");
    try (SshMachines machines = SshMachines.start(folder, "127.0.0.2", "127.0.0.3")) {
      NodeList list = machines.nodes();
      GridFleet fleet =
          new GridFleet(
              new SshConnector(machines.settings()),
              settings(remote),
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
      } finally {
        assertThat(fleet.down(list, false, true)).allMatch(NodeResult::succeeded);
      }
      assertThat(processesOf(remote)).isEmpty();
      assertThat(remote)
          .satisfiesAnyOf(
              path -> assertThat(path).doesNotExist(), path -> assertThat(path).isEmptyDirectory());
    }
  }

  private FleetSettings settings(Path remote) throws IOException {
    String hub = "127.0.0.2";
    List<String> bus =
        List.of(
            "--bus-publish-port=" + SshMachines.freePort(hub),
            "--bus-subscribe-port=" + SshMachines.freePort(hub));
    return new FleetSettings(
        Optional.empty(),
        SshMachines.freePort(hub),
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
        Files.list(Path.of(System.getProperty("turnout.distribution"), "lib"))) {
      return files.toList();
    }
  }

  /** Those that have the folder in their command line, as all that Turnout starts there do. */
  private static List<String> processesOf(Path remote) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(remote.toString()))
        .toList();
  }
}
