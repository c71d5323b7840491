package io.turnout.mediaserver.control;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. The server's HTTP port: Kurento's WebSocket, metrics and health. */
public final class ControlServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
  private static final int PROTOCOL_ERROR = 1002;
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final ControlPlane plane;
  private final String path;
  private final Supplier<String> metrics;
  private final Map<Session, Peer> peers = new ConcurrentHashMap<>();
  private final Javalin javalin;
  private final URI uri;

  private record Peer(ControlConnection connection, RequestPace pace) {}

  private ControlServer(ControlPlane plane, ControlBinding binding, Supplier<String> metrics) {
    this.plane = plane;
    this.path = binding.path();
    this.metrics = metrics;
    this.javalin = Javalin.create(config -> configure(config, binding));
    javalin.start();
    this.uri =
        URI.create(
            "%s://%s:%d%s"
                .formatted(
                    binding.tls().isPresent() ? "wss" : "ws", binding.authority(), port(), path));
  }

  /**
   * Binds and serves.
   *
   * @param metrics the page at {@code /metrics}
   * @throws IOException when the port is taken; names host and port
   */
  public static ControlServer start(
      ControlPlane plane, ControlBinding binding, Supplier<String> metrics) throws IOException {
    try {
      return new ControlServer(plane, binding, metrics);
    } catch (JavalinBindException e) {
      throw new IOException(
          "control port %d on %s is taken; choose another"
              .formatted(binding.port(), binding.host()),
          e);
    }
  }

  private void configure(JavalinConfig config, ControlBinding binding) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    Optional<ControlBinding.Tls> tls = binding.tls();
    if (tls.isPresent()) {
      config.jetty.addConnector(
          (server, http) -> TlsConnector.create(server, http, binding, tls.get()));
    } else {
      config.jetty.host = binding.host();
      config.jetty.port = binding.port();
    }
    config.jetty.modifyWebSocketServletFactory(
        factory -> {
          factory.setMaxTextMessageSize(plane.limits().messageBytes());
          factory.setMaxBinaryMessageSize(plane.limits().messageBytes());
          factory.setMaxFrameSize(plane.limits().messageBytes());
          // A silent client stays: Kurento's keep their session for as long as the socket is open.
          factory.setIdleTimeout(Duration.ZERO);
        });
    config.routes.get("/metrics", this::sendMetrics);
    config.routes.get("/healthz", ctx -> ctx.contentType("text/plain").result("ok\n"));
    config.routes.ws(path, this::serve);
    if (!path.equals("/")) {
      config.routes.ws("/*", this::refusePath);
    }
  }

  private void sendMetrics(Context ctx) {
    ctx.contentType(PROMETHEUS_TEXT).result(metrics.get());
  }

  private void refusePath(WsConfig ws) {
    ws.onConnect(ctx -> ctx.session.close(PROTOCOL_ERROR, "Invalid path", Callback.NOOP));
  }

  private void serve(WsConfig ws) {
    ws.onConnect(
        ctx ->
            peers.put(
                ctx.session,
                new Peer(
                    new ControlConnection(
                        ControlConnection.outlet(ctx.session), plane.limits().unsentBytes()),
                    new RequestPace(plane.limits().requestsPerSecond()))));
    ws.onMessage(ctx -> onText(ctx, ctx.message()));
    ws.onBinaryMessage(ctx -> onText(ctx, StandardCharsets.UTF_8.decode(ctx.data()).toString()));
    ws.onClose(this::onGone);
    ws.onError(
        ctx -> {
          LOG.debug("connection failed: {}", String.valueOf(ctx.error()));
          onGone(ctx);
        });
  }

  /** Runs on the connection's own virtual thread; the next frame is read when this returns. */
  private void onText(WsContext ctx, String text) {
    Peer peer = peers.get(ctx.session);
    if (peer == null) {
      return;
    }
    long delayNs = peer.pace().delayNs(System.nanoTime());
    if (delayNs > 0) {
      LockSupport.parkNanos(this, delayNs);
    }
    plane.dispatcher().answer(peer.connection(), text).ifPresent(peer.connection()::send);
  }

  private void onGone(WsContext ctx) {
    Peer peer = peers.remove(ctx.session);
    if (peer != null) {
      plane.sessions().disconnected(peer.connection());
    }
  }

  private int port() {
    for (var connector : javalin.jettyServer().server().getConnectors()) {
      if (connector instanceof ServerConnector bound) {
        return bound.getLocalPort();
      }
    }
    throw new IllegalStateException("the server has no connector");
  }

  /** {@return where clients connect, with the port that was bound} */
  public URI uri() {
    return uri;
  }

  /** {@return how many WebSockets are open} */
  public int connectionCount() {
    return peers.size();
  }

  /** Ends all connections and frees the port. */
  @Override
  public void close() {
    peers.keySet().forEach(Session::disconnect);
    javalin.stop();
  }
}
