package io.turnout.systemtest.grid;

import io.turnout.virtualuser.grid.nodes.NodeList;
import io.turnout.virtualuser.grid.nodes.NodeListException;
import io.turnout.virtualuser.machine.MachineAddress;
import io.turnout.virtualuser.machine.SshSettings;
import io.turnout.virtualuser.machine.testing.OpenSshServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Confined to the test's thread. Machines that are addresses of loopback, each with OpenSSH's own
 * server.
 */
final class SshMachines implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(60);

  private final List<OpenSshServer> servers = new ArrayList<>();
  private final Path folder;

  private SshMachines(Path folder) {
    this.folder = folder;
  }

  static SshMachines start(Path folder, String... hosts) throws IOException, InterruptedException {
    SshMachines machines = new SshMachines(folder);
    for (String host : hosts) {
      machines.servers.add(
          OpenSshServer.start(Files.createDirectory(folder.resolve("sshd-" + host)), host));
    }
    return machines;
  }

  SshSettings settings() throws IOException {
    StringBuilder known = new StringBuilder();
    for (OpenSshServer server : servers) {
      known.append(server.knownHostLine("host_ed25519"));
    }
    return new SshSettings(
        servers.stream().map(OpenSshServer::userKey).toList(),
        List.of(Files.writeString(folder.resolve("known_hosts"), known)),
        Optional.empty(),
        Optional.empty(),
        CONNECT_TIMEOUT,
        Duration.ofSeconds(15));
  }

  /** {@return a list with one browser on each machine, as an operator would write it} */
  NodeList nodes() throws IOException, NodeListException {
    StringBuilder lines = new StringBuilder();
    for (OpenSshServer server : servers) {
      MachineAddress address = server.address();
      lines.append("%s port=%d chrome=1\n".formatted(address, freePort(address.host())));
    }
    return NodeList.read(Files.writeString(folder.resolve("nodes.txt"), lines));
  }

  static int freePort(String host) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    servers.forEach(OpenSshServer::close);
  }
}
