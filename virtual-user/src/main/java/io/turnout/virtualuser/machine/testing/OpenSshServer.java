package io.turnout.virtualuser.machine.testing;

import io.turnout.virtualuser.machine.MachineAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Thread-safe. OpenSSH's own server on an address of loopback, with keys of its own. */
public final class OpenSshServer implements AutoCloseable {
  private static final Path SSHD = Path.of("/usr/sbin/sshd");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Path folder;
  private final String host;
  private final int port;
  private final Process process;

  private OpenSshServer(Path folder, String host, int port, Process process) {
    this.folder = folder;
    this.host = host;
    this.port = port;
    this.process = process;
  }

  /** {@return whether this machine has it; Debian's package is openssh-server} */
  public static boolean isInstalled() {
    return Files.isExecutable(SSHD) && Files.isExecutable(Path.of("/usr/bin/ssh-keygen"));
  }

  /**
   * Starts one at a free port and waits until it listens.
   *
   * @param folder takes its keys, its settings and the key of its one user
   * @param host such as {@code 127.0.0.2}
   */
  public static OpenSshServer start(Path folder, String host)
      throws IOException, InterruptedException {
    makeKey(folder.resolve("host_ed25519"), "ed25519");
    makeKey(folder.resolve("host_ecdsa"), "ecdsa");
    makeKey(folder.resolve("user"), "ed25519");
    Files.copy(folder.resolve("user.pub"), folder.resolve("authorized_keys"));
    if (System.getProperty("user.name").equals("root")) {
      // OpenSSH gives up its rights there; Debian's service would have made it.
      Files.createDirectories(Path.of("/run/sshd"));
    }
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      port = socket.getLocalPort();
    }
    Path config =
        Files.writeString(
            folder.resolve("sshd_config"),
            """
            Port %1$d
            ListenAddress %3$s
            HostKey %2$s/host_ecdsa
            HostKey %2$s/host_ed25519
            AuthorizedKeysFile %2$s/authorized_keys
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            PermitRootLogin prohibit-password
            """
                .formatted(port, folder, host));
    Process process =
        new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("sshd.log").toFile())
            .start();
    OpenSshServer sshd = new OpenSshServer(folder, host, port, process);
    sshd.awaitListening();
    return sshd;
  }

  private void awaitListening() throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + TIMEOUT.toNanos();
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(host, port), 1000);
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() - deadlineNs >= 0) {
          close();
          throw new IOException(Files.readString(folder.resolve("sshd.log")), e);
        }
        Thread.sleep(50);
      }
    }
  }

  /** Makes a pair of keys without a passphrase; the public one is in the file beside it. */
  public static void makeKey(Path file, String type) throws IOException, InterruptedException {
    run(List.of("ssh-keygen", "-q", "-t", type, "-N", "", "-f", file.toString()), Optional.empty());
  }

  /** Runs a command to its end, with an agent if there is one. */
  public static void run(List<String> command, Optional<Path> agentSocket)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    agentSocket.ifPresent(socket -> builder.environment().put("SSH_AUTH_SOCK", socket.toString()));
    Process process = builder.start();
    if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(command + " failed");
    }
  }

  /** {@return where this program's own user may log in} */
  public MachineAddress address() {
    return new MachineAddress(
        Optional.of(System.getProperty("user.name")), host, OptionalInt.of(port));
  }

  /** {@return the private key with which one may log in} */
  public Path userKey() {
    return folder.resolve("user");
  }

  /** {@return a line of known hosts that names this server with the key of that file} */
  public String knownHostLine(String keyFile) throws IOException {
    String[] words = Files.readString(folder.resolve(keyFile + ".pub")).split(" ", -1);
    return "[" + host + "]:" + port + " " + words[0] + " " + words[1].strip() + "\n";
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
