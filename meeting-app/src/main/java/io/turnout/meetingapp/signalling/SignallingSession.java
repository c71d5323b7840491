package io.turnout.meetingapp.signalling;

import io.turnout.meetingapp.meeting.MeetingRegistry;
import io.turnout.meetingapp.meeting.MeetingSeat;
import io.turnout.meetingapp.meeting.ParticipantConnection;
import io.turnout.meetingapp.protocol.ClientMessage;
import io.turnout.meetingapp.protocol.ErrorCode;
import io.turnout.meetingapp.protocol.MeetingException;
import io.turnout.meetingapp.protocol.MessageCodec;
import io.turnout.meetingapp.protocol.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One socket's life: not joined, in a meeting, and not joined again. Sending is thread-safe;
 * messages and the close come from the socket one after another.
 */
final class SignallingSession implements ParticipantConnection {
  private static final long MAX_PENDING_BYTES = 4L << 20;
  private static final long RATE_ERROR_PERIOD_NS = 1_000_000_000L;
  private static final int CLOSE_POLICY_VIOLATION = 1008;

  private final MessageSink sink;
  private final MeetingRegistry registry;
  private final MessageCodec codec;
  private final Refusals refusals;
  private final SignallingLimits limits;
  private final TokenBucket rate;
  private final AtomicLong pendingBytes = new AtomicLong();
  private volatile @Nullable MeetingSeat seat;
  private volatile boolean closed;
  private long lastRateErrorNs;
  private boolean rateErrorSent;

  SignallingSession(
      MessageSink sink,
      MeetingRegistry registry,
      MessageCodec codec,
      Refusals refusals,
      SignallingLimits limits,
      long nowNs) {
    this.sink = sink;
    this.registry = registry;
    this.codec = codec;
    this.refusals = refusals;
    this.limits = limits;
    this.rate = new TokenBucket(limits.messagesPerSecond(), limits.messageBurst(), nowNs);
  }

  void onText(String text, long nowNs) {
    if (!rate.tryTake(nowNs)) {
      onRateExceeded(nowNs);
      return;
    }
    ClientMessage message = null;
    try {
      requireSize(text);
      message = codec.decode(text);
      onMessage(message);
    } catch (MeetingException e) {
      refuse(message, e);
    }
  }

  void onBinary() {
    refuse(
        null,
        new MeetingException(
            ErrorCode.BINARY_MESSAGE, "Binary messages are not understood.", "Send text."));
  }

  /** The socket is gone: so is its user. */
  void onClose() {
    closed = true;
    MeetingSeat left = seat;
    seat = null;
    if (left != null) {
      left.leave();
    }
  }

  @Override
  public void send(ServerMessage message) {
    if (closed) {
      return;
    }
    String text = codec.encode(message);
    int bytes = text.length();
    if (pendingBytes.addAndGet(bytes) > MAX_PENDING_BYTES) {
      closed = true;
      refusals.count(ErrorCode.SLOW_RECEIVER);
      sink.close(CLOSE_POLICY_VIOLATION, "reads slower than the meeting sends");
      return;
    }
    Runnable done = () -> pendingBytes.addAndGet(-bytes);
    sink.send(text, done, done);
  }

  @Override
  public void refuse(@Nullable ClientMessage request, MeetingException refusal) {
    refusals.count(refusal.code());
    send(
        new ServerMessage.Refused(
            refusal.code(),
            refusal.reason(),
            refusal.remedy(),
            request == null ? null : MessageCodec.typeOf(request),
            request instanceof ClientMessage.ConnectionMessage media
                ? media.connectionId()
                : null));
  }

  private void onMessage(ClientMessage message) {
    MeetingSeat taken = seat;
    boolean joined = taken != null && taken.isTaken();
    switch (message) {
      case ClientMessage.KeepAlive _ -> send(new ServerMessage.KeepAlive());
      case ClientMessage.Join join -> {
        if (joined) {
          throw new MeetingException(
              ErrorCode.ALREADY_JOINED, "You are in a meeting.", "Leave it first.");
        }
        seat = registry.join(join.meetingId(), join.userName(), this);
        if (closed) {
          onClose(); // the socket went while its user came
        }
      }
      case ClientMessage.Leave _ -> {
        requireJoined(taken, joined).leave();
        seat = null;
        send(new ServerMessage.Left());
      }
      default -> requireJoined(taken, joined).handle(message);
    }
  }

  private static MeetingSeat requireJoined(@Nullable MeetingSeat seat, boolean joined) {
    if (seat == null || !joined) {
      throw new MeetingException(
          ErrorCode.NOT_JOINED, "You are in no meeting.", "Join a meeting first.");
    }
    return seat;
  }

  private void requireSize(String text) {
    int max = limits.messageBytes();
    if (text.length() > max
        || (text.length() * 3L > max && text.getBytes(StandardCharsets.UTF_8).length > max)) {
      throw new MeetingException(
          ErrorCode.MESSAGE_TOO_LARGE,
          "The message has more than " + max + " bytes.",
          "Send less at a time.");
    }
  }

  /** Answered once a second at most, so that a flood does not make another one. */
  private void onRateExceeded(long nowNs) {
    if (rateErrorSent && nowNs - lastRateErrorNs < RATE_ERROR_PERIOD_NS) {
      refusals.count(ErrorCode.RATE_EXCEEDED);
      return;
    }
    rateErrorSent = true;
    lastRateErrorNs = nowNs;
    refuse(
        null,
        new MeetingException(
            ErrorCode.RATE_EXCEEDED,
            "More than " + limits.messagesPerSecond() + " messages a second; some were dropped.",
            "Send fewer."));
  }
}
