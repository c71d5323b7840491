package io.turnout.mediaserver.control;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** Thread-safe. One client's WebSocket, or whatever stands for it in a test. */
final class ControlConnection {
  /** Where messages leave. */
  interface Outlet {
    /** Sends the text later in order; tells when it has left or never will. */
    void send(String text, Runnable done);

    /** Ends the connection at once, without a closing handshake. */
    void drop();
  }

  private final Outlet outlet;
  private final long maxUnsentBytes;
  private final AtomicLong unsentChars = new AtomicLong();
  // Guarded by the lock of RpcSessions.
  private @Nullable RpcSession session;

  ControlConnection(Outlet outlet, long maxUnsentBytes) {
    this.outlet = outlet;
    this.maxUnsentBytes = maxUnsentBytes;
  }

  static Outlet outlet(Session socket) {
    return new Outlet() {
      @Override
      public void send(String text, Runnable done) {
        socket.sendText(text, Callback.from(done, failure -> done.run()));
      }

      @Override
      public void drop() {
        socket.disconnect();
      }
    };
  }

  /** Queues the message; a client that does not read what it asked for is dropped. */
  void send(String text) {
    if (unsentChars.addAndGet(text.length()) > maxUnsentBytes) {
      outlet.drop();
      return;
    }
    outlet.send(text, () -> unsentChars.addAndGet(-text.length()));
  }

  @Nullable RpcSession session() {
    return session;
  }

  void session(@Nullable RpcSession newSession) {
    session = newSession;
  }
}
