package io.turnout.transport.server;

import io.turnout.sdp.IceCandidate;
import io.turnout.transport.CandidatePair;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Confined to its event loop. Names the two ends of one transport's path. A lite agent sends no
 * checks, so the peer's candidates only tell what to call its address.
 */
final class CandidatePairs {
  private static final int MAX_REMOTE = 64;

  private final List<IceCandidate> local;
  private final List<IceCandidate> remote = new ArrayList<>();

  CandidatePairs(List<IceCandidate> local) {
    this.local = local;
  }

  List<IceCandidate> local() {
    return local;
  }

  void addRemote(IceCandidate candidate) {
    if (remote.size() < MAX_REMOTE) {
      remote.add(candidate);
    }
  }

  /**
   * {@return the pair that leads to an address}
   *
   * @param priority of the peer's candidate when it is peer-reflexive (RFC 8445, section 7.3.1.3)
   */
  CandidatePair to(InetSocketAddress address, long priority) {
    String text = LocalCandidates.text(address.getAddress());
    boolean ipv6 = text.indexOf(':') >= 0;
    IceCandidate own =
        local.stream()
            .filter(c -> ipv6 == c.address().indexOf(':') >= 0)
            .findFirst()
            .orElse(local.getFirst());
    IceCandidate peer =
        remote.stream()
            .filter(c -> c.port() == address.getPort() && c.address().equals(text))
            .findFirst()
            .orElseGet(
                () ->
                    new IceCandidate(
                        "prflx",
                        1,
                        "udp",
                        priority,
                        text,
                        address.getPort(),
                        IceCandidate.Type.PEER_REFLEXIVE));
    return new CandidatePair(own, peer);
  }
}
