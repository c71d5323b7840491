package io.turnout.virtualuser.machine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How machines are reached by SSH. Immutable.
 *
 * @param identities private keys that are tried; those that are not there are passed over
 * @param knownHosts files with the keys of hosts (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT)
 * @param config the user's ssh_config(5), of which HostName, Port, User and IdentityFile count
 * @param agentSocket where an SSH agent listens
 * @param connectTimeout for connecting and for logging in, each
 * @param keepAliveInterval a message that the machine answers is sent so often
 */
public record SshSettings(
    List<Path> identities,
    List<Path> knownHosts,
    Optional<Path> config,
    Optional<Path> agentSocket,
    Duration connectTimeout,
    Duration keepAliveInterval) {
  private static final List<String> KEY_TYPES = List.of("ed25519", "ecdsa", "rsa");
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration KEEP_ALIVE_INTERVAL = Duration.ofSeconds(15);

  public SshSettings {
    identities = List.copyOf(identities);
    knownHosts = List.copyOf(knownHosts);
  }

  /** {@return what {@code ssh} itself would use for this user} */
  public static SshSettings ofUser() {
    Path folder = Path.of(System.getProperty("user.home"), ".ssh");
    return new SshSettings(
        KEY_TYPES.stream().map(type -> folder.resolve("id_" + type)).toList(),
        List.of(
            folder.resolve("known_hosts"),
            folder.resolve("known_hosts2"),
            Path.of("/etc/ssh/ssh_known_hosts")),
        Optional.of(folder.resolve("config")),
        Optional.ofNullable(System.getenv("SSH_AUTH_SOCK"))
            .filter(socket -> !socket.isBlank())
            .map(Path::of),
        CONNECT_TIMEOUT,
        KEEP_ALIVE_INTERVAL);
  }

  /** {@return the same with this key alone, and with no agent} */
  public SshSettings withIdentity(Path identity) {
    return new SshSettings(
        List.of(identity), knownHosts, config, Optional.empty(), connectTimeout, keepAliveInterval);
  }

  /** {@return the same with this file of known hosts alone} */
  public SshSettings withKnownHosts(Path file) {
    return new SshSettings(
        identities, List.of(file), config, agentSocket, connectTimeout, keepAliveInterval);
  }
}
