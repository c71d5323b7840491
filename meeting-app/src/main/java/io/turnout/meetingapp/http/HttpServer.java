package io.turnout.meetingapp.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.turnout.meetingapp.admin.AdminFeed;
import io.turnout.meetingapp.meeting.MeetingRegistry;
import io.turnout.meetingapp.signalling.Refusals;
import io.turnout.meetingapp.signalling.SignallingLimits;
import io.turnout.meetingapp.signalling.SignallingRoute;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/** Thread-safe. The application's HTTP server with all routes. */
public final class HttpServer implements AutoCloseable {
  private final Javalin javalin;
  private final AdminFeed feed;
  private final URI uri;

  private HttpServer(Javalin javalin, AdminFeed feed, URI uri) {
    this.javalin = javalin;
    this.feed = feed;
    this.uri = uri;
  }

  /**
   * Binds and serves.
   *
   * @param binding port 0 for any free one
   * @throws IllegalArgumentException if plain HTTP would leave loopback, a certificate cannot be
   *     used, or the host is unknown
   * @throws IOException if the port is taken
   */
  public static HttpServer start(Binding binding, MeetingRegistry registry, SignallingLimits limits)
      throws IOException {
    boolean tls = !(binding.tls() instanceof TlsOptions.Off);
    boolean loopback = isLoopback(binding.host());
    if (!tls && !loopback && !binding.allowPlainHttp()) {
      throw new IllegalArgumentException(
          "Plain HTTP on "
              + binding.host()
              + " is refused: browsers give no camera there, and anybody could listen. Turn TLS on,"
              + " bind to 127.0.0.1, or allow plain HTTP explicitly");
    }
    Refusals refusals = new Refusals();
    SignallingRoute signalling = new SignallingRoute(registry, limits, refusals);
    AdminFeed feed = AdminFeed.start(registry, signalling, refusals);
    Routes routes =
        new Routes(
            registry,
            new MetricsPage(registry, signalling, refusals),
            feed,
            new AdminGate(loopback, binding.adminToken(), tls, refusals));
    try {
      Javalin javalin =
          Javalin.create(
              config -> {
                configure(config, binding, tls);
                SecurityHeaders.addTo(config);
                signalling.addTo(config);
                routes.addTo(config);
              });
      javalin.start();
      String scheme = tls ? "https://" : "http://";
      URI uri = URI.create(scheme + authority(binding.host(), port(javalin)) + "/");
      return new HttpServer(javalin, feed, uri);
    } catch (JavalinBindException e) {
      feed.close();
      throw new IOException(
          "Port " + binding.port() + " on " + binding.host() + " is taken; choose another", e);
    } catch (RuntimeException e) {
      feed.close();
      throw e;
    }
  }

  /** {@return the address of the page, with the port that was bound} */
  public URI uri() {
    return uri;
  }

  @Override
  public void close() {
    feed.close();
    javalin.stop();
  }

  private static void configure(JavalinConfig config, Binding binding, boolean tls) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = 64 * 1024L;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    if (tls) {
      config.jetty.addConnector(
          (server, http) ->
              TlsConnector.create(server, http, binding.tls(), binding.host(), binding.port()));
    } else {
      config.jetty.host = binding.host();
      config.jetty.port = binding.port();
    }
  }

  private static int port(Javalin javalin) {
    for (var connector : javalin.jettyServer().server().getConnectors()) {
      if (connector instanceof ServerConnector bound) {
        return bound.getLocalPort();
      }
    }
    throw new IllegalStateException("The server has no connector");
  }

  private static String authority(String host, int port) {
    String name =
        switch (host) {
          case "0.0.0.0" -> "127.0.0.1";
          case "::" -> "[::1]";
          default -> host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        };
    return name + ":" + port;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "Host " + host + " is unknown; give a name or address of this machine", e);
    }
  }

  /**
   * Immutable. Where and how to listen.
   *
   * @param host address to bind
   * @param port 0 for any free one
   * @param tls the certificate
   * @param allowPlainHttp whether plain HTTP may leave loopback
   * @param adminToken the admin portal's token
   */
  public record Binding(
      String host, int port, TlsOptions tls, boolean allowPlainHttp, @Nullable String adminToken) {
    @Override
    public String toString() {
      return "Binding[" + host + ":" + port + ", " + tls + "]";
    }
  }
}
