package io.turnout.transport.server;

import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Which transport a datagram is for: by the address it comes from, once an authentic
 * check has bound that, and for checks by the local user name fragment.
 */
final class Routes {
  private final ConcurrentHashMap<InetSocketAddress, IceLiteTransport> byAddress =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, IceLiteTransport> byFragment = new ConcurrentHashMap<>();

  void add(String fragment, IceLiteTransport transport) {
    byFragment.put(fragment, transport);
  }

  void bind(InetSocketAddress address, IceLiteTransport transport) {
    byAddress.put(address, transport);
  }

  /** Harmless when the address has gone over to another transport meanwhile. */
  void unbind(InetSocketAddress address, IceLiteTransport transport) {
    byAddress.remove(address, transport);
  }

  void remove(String fragment, IceLiteTransport transport) {
    byFragment.remove(fragment, transport);
  }

  @Nullable IceLiteTransport ofAddress(InetSocketAddress address) {
    return byAddress.get(address);
  }

  @Nullable IceLiteTransport ofFragment(String fragment) {
    return byFragment.get(fragment);
  }

  int transports() {
    return byFragment.size();
  }
}
