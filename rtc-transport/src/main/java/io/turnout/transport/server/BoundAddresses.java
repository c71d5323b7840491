package io.turnout.transport.server;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Confined to its event loop. The addresses from which datagrams are one transport's. */
final class BoundAddresses {
  /**
   * A browser with many interfaces checks from many addresses; the eldest unused one goes first.
   */
  private static final int MAX = 16;

  private final IceLiteTransport transport;
  private final Routes routes;
  private final ArrayDeque<InetSocketAddress> bound = new ArrayDeque<>();

  BoundAddresses(IceLiteTransport transport, Routes routes) {
    this.transport = transport;
    this.routes = routes;
  }

  /** Binds an address from which an authentic check came; the one in use is kept. */
  void bind(InetSocketAddress source, @Nullable InetSocketAddress inUse) {
    if (bound.contains(source)) {
      return;
    }
    if (bound.size() == MAX) {
      InetSocketAddress eldest = bound.removeFirst();
      if (eldest.equals(inUse)) {
        bound.addLast(eldest);
        eldest = bound.removeFirst();
      }
      routes.unbind(eldest, transport);
    }
    bound.addLast(source);
    routes.bind(source, transport);
  }

  void unbindAll() {
    bound.forEach(address -> routes.unbind(address, transport));
  }
}
