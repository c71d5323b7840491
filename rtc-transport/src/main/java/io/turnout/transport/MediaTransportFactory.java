package io.turnout.transport;

import io.turnout.net.EventLoop;

/** Thread-safe. Opens media transports, each confined to the event loop given. */
public interface MediaTransportFactory {
  MediaTransport create(EventLoop loop, MediaTransportListener listener);
}
