package io.turnout.sdp;

import java.util.Objects;
import java.util.Optional;

/**
 * One candidate as the {@code candidate} attribute writes it (RFC 8839, section 5.1). Immutable.
 *
 * @param component 1 for RTP (and RTCP when multiplexed)
 * @param transport {@code udp} or {@code tcp}, lower case
 * @param priority unsigned 32 bits
 * @param address IP address or an mDNS name
 */
public record IceCandidate(
    String foundation,
    int component,
    String transport,
    long priority,
    String address,
    int port,
    Type type) {

  /** How the candidate was found (RFC 8445, section 5.1.1). */
  public enum Type {
    HOST("host"),
    SERVER_REFLEXIVE("srflx"),
    PEER_REFLEXIVE("prflx"),
    RELAYED("relay");

    private final String token;

    Type(String token) {
      this.token = token;
    }

    /** {@return the token in SDP} */
    public String token() {
      return token;
    }
  }

  public IceCandidate {
    Objects.requireNonNull(foundation, "foundation");
    Objects.requireNonNull(transport, "transport");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(type, "type");
  }

  /**
   * {@return the candidate in {@code candidate:…}, with or without the {@code a=} in front; empty
   * when the text is not of that grammar}
   */
  public static Optional<IceCandidate> parse(String attribute) {
    return IceCandidateGrammar.parse(attribute);
  }

  /** {@return {@code candidate:…} without {@code a=}} */
  public String toAttribute() {
    return IceCandidateGrammar.format(this);
  }
}
