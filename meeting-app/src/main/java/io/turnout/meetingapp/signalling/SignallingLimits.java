package io.turnout.meetingapp.signalling;

import java.time.Duration;

/**
 * Immutable. What one socket may do, and how many there may be.
 *
 * @param sockets open WebSockets at a time
 * @param messageBytes bytes of one message that is answered; far larger ones close the socket
 * @param messagesPerSecond messages a second that one socket sends in the long run
 * @param messageBurst messages that it may send at once
 * @param idleTimeout a socket without any message for so long is closed
 */
public record SignallingLimits(
    int sockets, int messageBytes, int messagesPerSecond, int messageBurst, Duration idleTimeout) {
  /** 5,000 sockets, 64 KiB, 100 messages a second in bursts of 400, closed after a minute. */
  public static final SignallingLimits DEFAULTS =
      new SignallingLimits(5_000, 64 * 1024, 100, 400, Duration.ofSeconds(60));

  /** Refuses limits under which nothing works. */
  public SignallingLimits {
    require("sockets", sockets, 1);
    require("messageBytes", messageBytes, 16 * 1024);
    require("messagesPerSecond", messagesPerSecond, 1);
    require("messageBurst", messageBurst, 1);
    require("idleTimeout in seconds", (int) idleTimeout.toSeconds(), 1);
  }

  /** {@return a copy with that many sockets at a time} */
  public SignallingLimits withSockets(int count) {
    return new SignallingLimits(count, messageBytes, messagesPerSecond, messageBurst, idleTimeout);
  }

  /** {@return a copy with that size of a message} */
  public SignallingLimits withMessageBytes(int bytes) {
    return new SignallingLimits(sockets, bytes, messagesPerSecond, messageBurst, idleTimeout);
  }

  /** {@return a copy with that rate of one socket's messages} */
  public SignallingLimits withRate(int perSecond, int burst) {
    return new SignallingLimits(sockets, messageBytes, perSecond, burst, idleTimeout);
  }

  /** {@return a copy with that idle time-out} */
  public SignallingLimits withIdleTimeout(Duration timeout) {
    return new SignallingLimits(sockets, messageBytes, messagesPerSecond, messageBurst, timeout);
  }

  private static void require(String name, int value, int min) {
    if (value < min) {
      throw new IllegalArgumentException(
          name + " is " + value + ", less than " + min + "; choose " + min + " or more");
    }
  }
}
