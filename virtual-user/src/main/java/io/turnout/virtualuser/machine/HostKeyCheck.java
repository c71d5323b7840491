package io.turnout.virtualuser.machine;

import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Lets one connection go on only with a host key that is known, and asks the host for
 * a key of the types that it is known by (RFC 4253 section 7.1): it has several.
 */
final class HostKeyCheck implements ServerKeyVerifier, SessionListener {
  private final KnownHosts known;
  private final List<String> names;
  private final int port;
  private volatile @Nullable String objection;

  HostKeyCheck(KnownHosts known, List<String> names, int port) {
    this.known = known;
    this.names = List.copyOf(names);
    this.port = port;
  }

  @Override
  public void sessionNegotiationOptionsCreated(
      Session session, Map<KexProposalOption, String> proposal) {
    List<String> types = known.typesOf(names, port);
    proposal.computeIfPresent(
        KexProposalOption.SERVERKEYS,
        (_, offered) ->
            Arrays.stream(offered.split(",", -1))
                .sorted(
                    Comparator.comparing(
                        name -> !types.contains(KeyUtils.getCanonicalKeyType(name))))
                .collect(Collectors.joining(",")));
  }

  @Override
  public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
    String found = known.objection(names, port, key);
    objection = found.isEmpty() ? null : found;
    return found.isEmpty();
  }

  /** {@return why the host was refused, if it was} */
  Optional<String> objection() {
    return Optional.ofNullable(objection);
  }
}
