package io.turnout.transport.server;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * How an {@link IceLiteServer} listens and judges its peers. Immutable; change with the {@code
 * with…} methods.
 *
 * @param bindAddress where the UDP socket listens; the wildcard address means everywhere
 * @param port UDP port, 0 for any free one
 * @param advertisedAddresses what candidates name, the preferred one first; empty means the bound
 *     address, or for the wildcard address those of this host's interfaces
 * @param advertisedPort what candidates name when a NAT or a relay stands in between; 0 means the
 *     bound port
 * @param checkingTimeout without any valid check for so long after the start, ICE has failed
 * @param disconnectedAfter without a valid check for so long, the peer counts as disconnected. A
 *     peer may pause 6 s between checks (RFC 7675, section 5.1), so less than that flaps
 * @param failedAfter without a valid check for so long, consent has expired (30 s in RFC 7675)
 * @param handshakeTimeout a DTLS handshake that takes longer has failed
 * @param socketBufferBytes asked of the system for sending and for receiving
 * @param queuePackets how many packets may wait for one event loop, a power of two
 * @param maxUnauthenticatedChecksPerSecond connectivity checks from addresses not known yet that
 *     are looked at, server-wide
 */
public record IceLiteServerOptions(
    InetAddress bindAddress,
    int port,
    List<InetAddress> advertisedAddresses,
    int advertisedPort,
    Duration checkingTimeout,
    Duration disconnectedAfter,
    Duration failedAfter,
    Duration handshakeTimeout,
    int socketBufferBytes,
    int queuePackets,
    int maxUnauthenticatedChecksPerSecond) {

  public IceLiteServerOptions {
    advertisedAddresses = List.copyOf(advertisedAddresses);
    requirePort("port", port);
    requirePort("advertisedPort", advertisedPort);
    requirePositive("checkingTimeout", checkingTimeout);
    requirePositive("disconnectedAfter", disconnectedAfter);
    requirePositive("handshakeTimeout", handshakeTimeout);
    if (failedAfter.compareTo(disconnectedAfter) <= 0) {
      throw new IllegalArgumentException(
          "failedAfter: found "
              + failedAfter
              + ", must be longer than disconnectedAfter = "
              + disconnectedAfter);
    }
    if (socketBufferBytes < 1) {
      throw new IllegalArgumentException(
          "socketBufferBytes: found " + socketBufferBytes + ", must be at least 1");
    }
    if (queuePackets < 2 || Integer.bitCount(queuePackets) != 1) {
      throw new IllegalArgumentException(
          "queuePackets: found " + queuePackets + ", must be a power of two, at least 2");
    }
    if (maxUnauthenticatedChecksPerSecond < 1) {
      throw new IllegalArgumentException(
          "maxUnauthenticatedChecksPerSecond: found "
              + maxUnauthenticatedChecksPerSecond
              + ", must be at least 1");
    }
    if (advertisedAddresses.stream().anyMatch(InetAddress::isAnyLocalAddress)) {
      throw new IllegalArgumentException(
          "advertisedAddresses: found the wildcard address, name one that peers can reach");
    }
  }

  /** {@return options for any free port on 127.0.0.1} */
  public static IceLiteServerOptions onLoopback() {
    return on(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  /** {@return options with the usual limits for that address and port} */
  public static IceLiteServerOptions on(InetAddress bindAddress, int port) {
    return new IceLiteServerOptions(
        bindAddress,
        port,
        List.of(),
        0,
        Duration.ofSeconds(30),
        Duration.ofMillis(7500),
        Duration.ofSeconds(30),
        Duration.ofSeconds(15),
        4 << 20,
        1024,
        5000);
  }

  /** {@return the same but for what candidates name; port 0 means the bound port} */
  public IceLiteServerOptions withAdvertised(List<InetAddress> addresses, int portOrZero) {
    return new IceLiteServerOptions(
        bindAddress,
        port,
        addresses,
        portOrZero,
        checkingTimeout,
        disconnectedAfter,
        failedAfter,
        handshakeTimeout,
        socketBufferBytes,
        queuePackets,
        maxUnauthenticatedChecksPerSecond);
  }

  /** {@return the same but for the times after which a silent peer is given up} */
  public IceLiteServerOptions withConsent(
      Duration checking, Duration disconnected, Duration failed) {
    return new IceLiteServerOptions(
        bindAddress,
        port,
        advertisedAddresses,
        advertisedPort,
        checking,
        disconnected,
        failed,
        handshakeTimeout,
        socketBufferBytes,
        queuePackets,
        maxUnauthenticatedChecksPerSecond);
  }

  private static void requirePort(String name, int value) {
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException(name + ": found " + value + ", must be 0 to 65535");
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + ": found " + value + ", must be above zero");
    }
  }
}
