package io.turnout.virtualuser.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
@Timeout(180)
class GridRolesTest {

  @Test
  void shouldFormAGridOfAHubAndTwoNodesAndForgetANodeThatLeaves(@TempDir Path folder)
      throws Exception {
    String path = pathWithFakeChromium(folder);
    try (GridHub hub = GridHub.start(HubOptions.onLoopback());
        GridNode stays =
            GridNode.start(
                NodeOptions.onLoopback(hub.address(), hub.bus(), BrowserSlots.ofChrome(2)), path)) {
      GridNode leaves =
          GridNode.start(
              NodeOptions.onLoopback(hub.address(), hub.bus(), BrowserSlots.ofChrome(3))
                  .withLabels("ssd"),
              path);
      Path profiles = leaves.processes().folder();
      try (leaves) {
        RunningGrid grid = RunningGrid.at(hub.address());
        assertThat(grid.slots()).isEqualTo(5);
        assertThat(grid.idleTimeout()).contains(Duration.ofMinutes(2));
      }
      GridStatus.await(hub.address(), status -> status.nodes().size() == 1);
      assertThat(GridStatus.of(hub.address()).nodes().getFirst().address())
          .isEqualTo(stays.address());
      assertThat(profiles).doesNotExist();
    }
  }

  @Test
  void shouldNameBusAndSecretWhenTheHubDoesNotTakeTheNode(@TempDir Path folder) throws Exception {
    NodeOptions alone =
        NodeOptions.onLoopback(
            java.net.URI.create("http://127.0.0.1:1"),
            new EventBusPorts(2, 3),
            BrowserSlots.ofChrome(1));
    NodeOptions impatient =
        new NodeOptions(
            alone.hub(),
            alone.bus(),
            alone.host(),
            0,
            alone.slots(),
            alone.labels(),
            false,
            Optional.of(folder.resolve("profiles")),
            alone.sessionTimeout(),
            alone.heartbeat(),
            Duration.ofSeconds(1),
            alone.secret());

    assertThatThrownBy(() -> GridNode.start(impatient, pathWithFakeChromium(folder)))
        .isInstanceOf(GridUnavailableException.class)
        .hasMessageContaining("http://127.0.0.1:1")
        .hasMessageContaining("2 and 3")
        .hasMessageContaining("secret");
    assertThat(folder.resolve("profiles")).isEmptyDirectory();
  }

  /** No browser is started here; a node only asks both for their versions. */
  private static String pathWithFakeChromium(Path folder) throws IOException {
    for (String name : new String[] {"chromium", "chromedriver"}) {
      Path script = folder.resolve(name);
      Files.writeString(script, "#!/bin/sh\necho '" + name + " 156.0.1.2'\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
    return folder.toString();
  }
}
