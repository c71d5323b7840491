package io.turnout.meetingapp.signalling;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import io.turnout.meetingapp.meeting.MeetingRegistry;
import io.turnout.meetingapp.protocol.ErrorCode;
import io.turnout.meetingapp.protocol.MessageCodec;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. The WebSocket route {@code /signalling}. */
public final class SignallingRoute {
  /** The route's path. */
  public static final String PATH = "/signalling";

  private static final Logger log = LoggerFactory.getLogger(SignallingRoute.class);
  private static final long MIN_TRANSPORT_BYTES = 1L << 20;

  private final MeetingRegistry registry;
  private final SignallingLimits limits;
  private final Refusals refusals;
  private final MessageCodec codec = new MessageCodec();
  private final Map<Session, SignallingSession> sessions = new ConcurrentHashMap<>();

  /** For the meetings of a registry. */
  public SignallingRoute(MeetingRegistry registry, SignallingLimits limits, Refusals refusals) {
    this.registry = registry;
    this.limits = limits;
    this.refusals = refusals;
  }

  /** Adds the route to a server. */
  public void addTo(JavalinConfig config) {
    config.jetty.modifyWebSocketServletFactory(
        factory -> {
          factory.setMaxTextMessageSize(Math.max(MIN_TRANSPORT_BYTES, 4L * limits.messageBytes()));
          factory.setMaxBinaryMessageSize(limits.messageBytes());
          factory.setIdleTimeout(limits.idleTimeout());
        });
    config.routes.wsBeforeUpgrade(PATH, this::onUpgrade);
    config.routes.ws(PATH, this::onSocket);
  }

  /** {@return sockets open now} */
  public int openSockets() {
    return sessions.size();
  }

  private void onUpgrade(Context ctx) {
    if (!isSameOrigin(ctx.header("Origin"), ctx.header("Host"))) {
      refusals.count(ErrorCode.FOREIGN_ORIGIN);
      throw new ForbiddenResponse("The page is of another origin. Open the page of this host.");
    }
    if (sessions.size() >= limits.sockets()) {
      refusals.count(ErrorCode.TOO_MANY_SOCKETS);
      throw new ServiceUnavailableResponse(
          limits.sockets() + " sockets are open, the maximum. Try later.");
    }
  }

  /** Browsers always send the origin; programs that send none are no pages, and may come. */
  static boolean isSameOrigin(@Nullable String origin, @Nullable String host) {
    if (origin == null) {
      return true;
    }
    if (host == null) {
      return false;
    }
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null
          && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void onSocket(WsConfig ws) {
    ws.onConnect(
        ctx ->
            sessions.put(
                ctx.session,
                new SignallingSession(
                    new SocketSink(ctx.session),
                    registry,
                    codec,
                    refusals,
                    limits,
                    System.nanoTime())));
    ws.onMessage(
        ctx -> {
          SignallingSession session = sessionOf(ctx);
          if (session != null) {
            session.onText(ctx.message(), System.nanoTime());
          }
        });
    ws.onBinaryMessage(
        ctx -> {
          SignallingSession session = sessionOf(ctx);
          if (session != null) {
            session.onBinary();
          }
        });
    ws.onClose(this::onGone);
    ws.onError(
        ctx -> {
          log.debug("Socket failed: {}", String.valueOf(ctx.error()));
          onGone(ctx);
        });
  }

  private @Nullable SignallingSession sessionOf(WsContext ctx) {
    return sessions.get(ctx.session);
  }

  private void onGone(WsContext ctx) {
    SignallingSession session = sessions.remove(ctx.session);
    if (session != null) {
      session.onClose();
    }
  }

  /** Thread-safe. Jetty queues what it cannot write at once; the session counts what is queued. */
  private record SocketSink(Session session) implements MessageSink {
    @Override
    public void send(String text, Runnable onSent, Runnable onFailed) {
      if (!session.isOpen()) {
        onFailed.run();
        return;
      }
      session.sendText(text, Callback.from(onSent, failure -> onFailed.run()));
    }

    @Override
    public void close(int code, String reason) {
      session.close(code, reason, Callback.NOOP);
    }
  }
}
