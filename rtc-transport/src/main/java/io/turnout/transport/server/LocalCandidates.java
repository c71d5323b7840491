package io.turnout.transport.server;

import io.turnout.sdp.IceCandidate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;

/** Host candidates of a server (RFC 8445, section 5.1.1.1). Pure functions; any thread. */
final class LocalCandidates {
  private static final long HOST_TYPE_PREFERENCE = 126;
  private static final int FIRST_LOCAL_PREFERENCE = 65535;
  private static final int COMPONENT = 1;

  private LocalCandidates() {}

  static List<IceCandidate> of(IceLiteServerOptions options, InetSocketAddress bound)
      throws IOException {
    List<InetAddress> addresses = options.advertisedAddresses();
    if (addresses.isEmpty()) {
      addresses =
          bound.getAddress().isAnyLocalAddress()
              ? interfaceAddresses()
              : List.of(bound.getAddress());
    }
    int port = options.advertisedPort() == 0 ? bound.getPort() : options.advertisedPort();
    List<IceCandidate> candidates = new ArrayList<>();
    for (InetAddress address : addresses) {
      int number = candidates.size();
      candidates.add(
          new IceCandidate(
              Integer.toString(number + 1),
              COMPONENT,
              "udp",
              priority(FIRST_LOCAL_PREFERENCE - number),
              text(address),
              port,
              IceCandidate.Type.HOST));
    }
    return List.copyOf(candidates);
  }

  /** RFC 8445, section 5.1.2.1. */
  private static long priority(int localPreference) {
    return (HOST_TYPE_PREFERENCE << 24) | ((long) localPreference << 8) | (256 - COMPONENT);
  }

  /** {@return the address without a zone, which means nothing to others} */
  static String text(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }

  private static List<InetAddress> interfaceAddresses() throws IOException {
    List<InetAddress> addresses = new ArrayList<>();
    for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
      if (network.isUp() && !network.isLoopback()) {
        network.inetAddresses().filter(a -> !a.isLinkLocalAddress()).forEach(addresses::add);
      }
    }
    return addresses.isEmpty() ? List.of(InetAddress.getLoopbackAddress()) : addresses;
  }
}
