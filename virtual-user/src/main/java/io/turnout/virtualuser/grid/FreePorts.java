package io.turnout.virtualuser.grid;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Thread-safe. Selenium Grid takes no port 0 where others must be told the port. */
final class FreePorts {
  private FreePorts() {}

  /** {@return the port, or a free one in place of 0} */
  static int orFree(int port, String host) throws IOException {
    if (port != 0) {
      return port;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(address(host, 0));
      return socket.getLocalPort();
    }
  }

  /**
   * Netty and ZeroMQ say little about which of three ports is taken.
   *
   * @throws java.net.BindException naming the port
   */
  static void requireFree(int port, String host) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address(host, port));
    } catch (IOException e) {
      java.net.BindException taken =
          new java.net.BindException(
              host + ":" + port + ": " + e.getMessage() + "; choose another port or address");
      taken.initCause(e);
      throw taken;
    }
  }

  private static InetSocketAddress address(String host, int port) throws IOException {
    return new InetSocketAddress(InetAddress.getAllByName(host)[0], port);
  }
}
