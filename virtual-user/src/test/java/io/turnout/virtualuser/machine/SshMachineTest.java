package io.turnout.virtualuser.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.turnout.virtualuser.machine.testing.OpenSshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against OpenSSH's server; skipped where it is not installed. */
@Tag("full")
@Timeout(120)
final class SshMachineTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @TempDir private static Path folder;
  private static @Nullable OpenSshServer sshd;

  @BeforeAll
  static void startServer() throws IOException, InterruptedException {
    assumeTrue(OpenSshServer.isInstalled(), "openssh-server is not installed");
    sshd = OpenSshServer.start(folder, "127.0.0.1");
  }

  @AfterAll
  static void stopServer() {
    if (sshd != null) {
      sshd.close();
    }
  }

  private static OpenSshServer server() {
    if (sshd == null) {
      throw new IllegalStateException("the server did not start");
    }
    return sshd;
  }

  private static SshSettings settings(String knownHosts) throws IOException {
    Path file = Files.createTempFile(folder, "known_hosts", "");
    Files.writeString(file, knownHosts);
    return new SshSettings(
        List.of(server().userKey()),
        List.of(file),
        Optional.empty(),
        Optional.empty(),
        TIMEOUT,
        Duration.ofSeconds(5));
  }

  private static Machine connect(SshSettings settings) throws MachineException {
    return new SshConnector(settings).connect(server().address());
  }

  @Test
  void shouldRunScriptsWhenTheHostIsKnownByOneOfItsKeysOnly() throws Exception {
    // The server prefers its other key.
    SshSettings settings = settings(server().knownHostLine("host_ed25519"));
    try (Machine machine = connect(settings)) {
      CommandOutput output =
          machine.run("echo " + Shell.quoted("it's $HOME") + "; echo no >&2; pwd; exit 7", TIMEOUT);
      assertThat(output.exit()).isEqualTo(7);
      assertThat(output.out().lines())
          .containsExactly("it's $HOME", System.getProperty("user.home"));
      assertThat(output.err()).isEqualTo("no\n");
      assertThat(output.complaint()).isEqualTo("exit code 7: no");

      List<String> lines = new ArrayList<>();
      machine.follow("echo one; echo two", lines::add);
      assertThat(lines).containsExactly("one", "two");

      assertThat(ClockOffset.measure(machine, 3, TIMEOUT).atLeast())
          .isLessThan(Duration.ofMillis(100));
    }
  }

  @Test
  void shouldCopyFilesWhole() throws Exception {
    byte[] content = new byte[3_000_000];
    new Random(1).nextBytes(content);
    Path file = Files.write(folder.resolve("content"), content);
    Path empty = Files.createFile(folder.resolve("empty"));
    Path target = folder.resolve("far away/it's");
    try (Machine machine = connect(settings(server().knownHostLine("host_ecdsa")))) {
      machine.upload(List.of(empty, file), target.toString(), TIMEOUT);
    }
    assertThat(target.resolve("content")).hasBinaryContent(content);
    assertThat(target.resolve("empty")).isEmptyFile();
  }

  @Test
  void shouldBoundTimeAndOutputOfCommands() throws Exception {
    try (Machine machine = connect(settings(server().knownHostLine("host_ecdsa")))) {
      assertThatThrownBy(() -> machine.run("sleep 60", Duration.ofMillis(500)))
          .isInstanceOf(MachineException.class)
          .hasMessageContaining("did not end within");
      String much = machine.run("head -c 3000000 /dev/zero | tr '\\0' a", TIMEOUT).out();
      assertThat(much).hasSize(Machine.MAX_OUTPUT_BYTES);
    }
  }

  @Test
  void shouldRefuseHostThatIsNotKnown() throws Exception {
    SshSettings settings = settings("");
    assertThatThrownBy(() -> connect(settings))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("its host key is not known: ")
        .hasMessageContaining("SHA256:")
        .hasMessageContaining("ssh-keyscan -p " + server().address().port().orElseThrow());
  }

  @Test
  void shouldRefuseHostWhoseKeyHasChanged() throws Exception {
    String other = server().knownHostLine("user");
    SshSettings settings = settings(other);
    assertThatThrownBy(() -> connect(settings))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("its host key has changed")
        .hasMessageContaining(settings.knownHosts().getFirst() + ":1")
        .hasMessageContaining("ssh-keygen -R");
  }

  @Test
  void shouldRefuseRevokedKey() throws Exception {
    SshSettings settings =
        settings(
            server().knownHostLine("host_ed25519")
                + "@revoked "
                + server().knownHostLine("host_ed25519"));
    assertThatThrownBy(() -> connect(settings)).hasMessageContaining("is revoked in");
  }

  @Test
  void shouldSayWhoWasNotLetIn() throws Exception {
    Path other = folder.resolve("other");
    OpenSshServer.makeKey(other, "ed25519");
    SshSettings settings = settings(server().knownHostLine("host_ecdsa")).withIdentity(other);
    assertThatThrownBy(() -> connect(settings))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("takes none of the keys (1 files, no agent)")
        .hasMessageContaining("try: ssh -p");
  }

  @Test
  void shouldLogInWithTheKeyOfAnAgent() throws Exception {
    Path socket = folder.resolve("agent");
    Process agent =
        new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (!Files.exists(socket)) {
        Thread.sleep(20);
      }
      OpenSshServer.run(List.of("ssh-add", server().userKey().toString()), Optional.of(socket));
      SshSettings plain = settings(server().knownHostLine("host_ecdsa"));
      SshSettings settings =
          new SshSettings(
              List.of(),
              plain.knownHosts(),
              plain.config(),
              Optional.of(socket),
              TIMEOUT,
              plain.keepAliveInterval());
      try (Machine machine = connect(settings)) {
        assertThat(machine.run("echo in", TIMEOUT).out()).isEqualTo("in\n");
      }
    } finally {
      agent.destroyForcibly();
    }
  }

  @Test
  void shouldFollowTheUsersConfiguration() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("config"),
            """
            Host node-a
              HostName 127.0.0.1
              Port %d
              User %s
              IdentityFile %s
            """
                .formatted(
                    server().address().port().orElseThrow(),
                    System.getProperty("user.name"),
                    server().userKey()));
    SshSettings plain = settings(server().knownHostLine("host_ecdsa"));
    SshSettings settings =
        new SshSettings(
            List.of(),
            plain.knownHosts(),
            Optional.of(config),
            Optional.empty(),
            TIMEOUT,
            plain.keepAliveInterval());
    try (Machine machine = new SshConnector(settings).connect(MachineAddress.parse("node-a"))) {
      assertThat(machine.run("echo in", TIMEOUT).out()).isEqualTo("in\n");
    }
  }
}
