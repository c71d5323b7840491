package io.turnout.cli.grid;

import io.turnout.cli.GridSecret;
import io.turnout.cli.UserMistakeException;
import io.turnout.virtualuser.grid.nodes.FleetProgress;
import io.turnout.virtualuser.grid.nodes.FleetSettings;
import io.turnout.virtualuser.grid.nodes.GridFleet;
import io.turnout.virtualuser.grid.nodes.NodeList;
import io.turnout.virtualuser.grid.nodes.NodeListException;
import io.turnout.virtualuser.machine.SshConnector;
import io.turnout.virtualuser.machine.SshSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** What all commands about a node list share. */
final class FleetOptions {
  /** Kept, for the logging of the JDK forgets loggers that nobody holds. */
  private static final Logger SSH_LOG = Logger.getLogger("org.apache.sshd");

  @Option(
      names = "--nodes",
      description = "the node list: one address a line, or YAML when it is named so",
      required = true)
  private Path nodes = Path.of("");

  @Option(
      names = "--hub",
      description =
          "a hub that runs already, e.g. http://10.0.0.5:4444; otherwise one is started on the"
              + " machine that the list marks with the word hub, or on its first")
  private @Nullable URI hub;

  @Option(
      names = "--hub-port",
      description = "port of a hub that is started",
      defaultValue = "" + FleetSettings.DEFAULT_HUB_PORT,
      showDefaultValue = Visibility.ALWAYS)
  private int hubPort;

  @Option(
      names = "--remote-folder",
      description = "folder of Turnout on each machine, in the user's home if not absolute",
      defaultValue = FleetSettings.DEFAULT_BASE,
      showDefaultValue = Visibility.ALWAYS)
  private String remoteFolder = FleetSettings.DEFAULT_BASE;

  @Option(
      names = "--identity",
      description = "private key to log in with; otherwise those that ssh takes, and the agent's")
  private @Nullable Path identity;

  @Option(
      names = "--known-hosts",
      description = "file with the machines' host keys; otherwise those that ssh takes")
  private @Nullable Path knownHosts;

  /** What some of the commands ask in addition. */
  record Extra(boolean forceSlots, Duration upTimeout, Duration drainTimeout) {
    static final Extra NONE = new Extra(false, Duration.ofMinutes(2), Duration.ofMinutes(1));
  }

  NodeList list() {
    try {
      return NodeList.read(nodes);
    } catch (NoSuchFileException e) {
      throw new UserMistakeException("--nodes: there is no file " + nodes, e);
    } catch (IOException e) {
      throw new UserMistakeException("--nodes: " + nodes + " cannot be read: " + e.getMessage(), e);
    } catch (NodeListException e) {
      throw new UserMistakeException(e.getMessage(), e);
    }
  }

  GridFleet fleet(Extra extra) {
    SSH_LOG.setLevel(Level.OFF);
    SshSettings ssh = SshSettings.ofUser();
    if (identity != null) {
      ssh = ssh.withIdentity(identity);
    }
    if (knownHosts != null) {
      ssh = ssh.withKnownHosts(knownHosts);
    }
    FleetProgress progress = (node, what) -> System.err.println(node + ": " + what);
    return new GridFleet(
        new SshConnector(ssh),
        new FleetSettings(
            Optional.ofNullable(hub),
            hubPort,
            remoteFolder,
            GridSecret.fromEnvironment(),
            extra.forceSlots(),
            extra.upTimeout(),
            extra.drainTimeout(),
            List.of(),
            List.of()),
        progress);
  }
}
