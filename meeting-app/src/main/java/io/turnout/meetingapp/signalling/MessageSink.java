package io.turnout.meetingapp.signalling;

/** Thread-safe. The sending side of one WebSocket. Never blocks. */
interface MessageSink {
  /** Sends a text message; afterwards one of the two is run, on any thread. */
  void send(String text, Runnable onSent, Runnable onFailed);

  /** Closes with a WebSocket close code (RFC 6455 section 7.4). */
  void close(int code, String reason);
}
