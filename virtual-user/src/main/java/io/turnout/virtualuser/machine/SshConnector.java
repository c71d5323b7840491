package io.turnout.virtualuser.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.ConfigFileHostEntryResolver;
import org.apache.sshd.client.config.hosts.HostConfigEntry;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Reaches machines by SSH with the user's keys and agent, and only those whose host
 * keys are known. Each machine has a client of its own, so that none holds up another.
 */
public final class SshConnector implements MachineConnector {
  private static final int DEFAULT_PORT = 22;
  private static final int UNANSWERED_KEEP_ALIVES = 3;

  private final SshSettings settings;

  public SshConnector(SshSettings settings) {
    this.settings = settings;
  }

  /** Where an address leads to when the user's SSH configuration has been asked. */
  private record Target(String user, String host, int port, List<String> names, UserKeys keys) {}

  @Override
  public Machine connect(MachineAddress address) throws MachineException {
    Target target = target(address);
    HostKeyCheck check = hostKeyCheck(address, target);
    SshClient client = SshClient.setUpDefaultClient();
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    client.setServerKeyVerifier(check);
    client.addSessionListener(check);
    settings
        .agentSocket()
        .filter(Files::exists)
        .ifPresent(socket -> client.setAgentFactory(new UnixSocketAgent.Factory(socket)));
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, settings.keepAliveInterval());
    CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, UNANSWERED_KEEP_ALIVES);
    boolean connected = false;
    try {
      client.start();
      ClientSession session = login(client, target);
      connected = true;
      return new SshMachine(address, client, session);
    } catch (IOException | RuntimeException e) {
      throw failure(address, target, check, e);
    } finally {
      if (!connected) {
        client.stop();
      }
    }
  }

  private ClientSession login(SshClient client, Target target) throws IOException {
    ClientSession session =
        client
            .connect(target.user(), target.host(), target.port())
            .verify(settings.connectTimeout())
            .getSession();
    target.keys().pairs().forEach(session::addPublicKeyIdentity);
    session.auth().verify(settings.connectTimeout());
    return session;
  }

  private Target target(MachineAddress address) throws MachineException {
    String user = address.user().orElse(System.getProperty("user.name"));
    Optional<HostConfigEntry> configured = configured(address);
    if (configured.isEmpty()) {
      return new Target(
          user,
          address.host(),
          address.port().orElse(DEFAULT_PORT),
          List.of(address.host()),
          UserKeys.read(settings.identities()));
    }
    HostConfigEntry entry = configured.get();
    if (!isEmpty(entry.getProxyJump())) {
      throw new MachineException(
          address
              + ": the SSH configuration asks for ProxyJump "
              + entry.getProxyJump()
              + ", which is not supported; run this from a machine that reaches it directly");
    }
    String host = isEmpty(entry.getHostName()) ? address.host() : entry.getHostName();
    Stream<Path> identities = entry.getIdentities().stream().map(SshConnector::inHome);
    return new Target(
        isEmpty(entry.getUsername()) ? user : entry.getUsername(),
        host,
        entry.getPort() > 0 ? entry.getPort() : address.port().orElse(DEFAULT_PORT),
        Stream.of(host, address.host()).distinct().toList(),
        UserKeys.read(
            Stream.concat(identities, settings.identities().stream()).distinct().toList()));
  }

  private Optional<HostConfigEntry> configured(MachineAddress address) throws MachineException {
    if (settings.config().filter(Files::isReadable).isEmpty()) {
      return Optional.empty();
    }
    Path config = settings.config().get();
    try {
      return Optional.ofNullable(
          new ConfigFileHostEntryResolver(config)
              .resolveEffectiveHost(
                  address.host(),
                  address.port().orElse(0),
                  null,
                  address.user().orElse(null),
                  null,
                  null));
    } catch (IOException | RuntimeException e) {
      throw new MachineException(address + ": " + config + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Path inHome(String identity) {
    return identity.startsWith("~/")
        ? Path.of(System.getProperty("user.home"), identity.substring(2))
        : Path.of(identity);
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private HostKeyCheck hostKeyCheck(MachineAddress address, Target target) throws MachineException {
    try {
      return new HostKeyCheck(
          KnownHosts.read(settings.knownHosts()), target.names(), target.port());
    } catch (IOException e) {
      throw new MachineException(
          address + ": the known hosts cannot be read: " + e.getMessage(), e);
    }
  }

  private MachineException failure(
      MachineAddress address, Target target, HostKeyCheck check, Exception cause) {
    if (check.objection().isPresent()) {
      return new MachineException(address + ": " + check.objection().get(), cause);
    }
    String message = String.valueOf(cause.getMessage());
    String place = target.host() + " port " + target.port();
    if (message.contains("No more authentication methods")) {
      StringBuilder keys = new StringBuilder();
      target.keys().passedOver().forEach(reason -> keys.append("; ").append(reason));
      return new MachineException(
          "%s: %s takes none of the keys (%d files, %s) of user %s; try: ssh -p %d %s@%s%s"
              .formatted(
                  address,
                  place,
                  target.keys().pairs().size(),
                  settings.agentSocket().isPresent() ? "and the agent's" : "no agent",
                  target.user(),
                  target.port(),
                  target.user(),
                  target.host(),
                  keys),
          cause);
    }
    return new MachineException(
        address + ": no SSH connection to " + place + ": " + message, cause);
  }
}
