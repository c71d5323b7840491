package io.turnout.mediaserver.forwarding;

import io.turnout.rtcp.NtpTime;
import io.turnout.rtcp.ReportBlock;
import io.turnout.rtp.RtpClock;
import java.util.OptionalDouble;

/**
 * Confined to its event loop. What RFC 3550 wants to be known of a received stream: extended
 * sequence numbers (A.1), loss (A.3), jitter (A.8).
 */
final class ReceptionStatistics {
  /** A jump further ahead is no loss but a sender that began anew (RFC 3550, A.1). */
  static final int MAX_DROPOUT = 3000;

  private static final long FIRST_CYCLE = 0x1_0000;
  private static final int NO_RESTART = -1;
  private static final int MAX_LOST = 0x7F_FFFF;

  /** What a packet is to the stream. */
  enum Arrival {
    NEW,
    DUPLICATE,
    /** Too far from the others to be placed. */
    OUT_OF_RANGE,
    /** The second in a row that is far from the others: the sender began anew with it. */
    RESTARTED
  }

  private final int clockRateHz;
  private final PacketWindow window = new PacketWindow();
  private long base = -1;
  private long highest = -1;
  private long latest = -1;
  private long received;
  private long expectedAtReport;
  private long receivedAtReport;
  private int fractionLost = -1;
  private int restartAt = NO_RESTART;
  private int lastTransit;
  private double jitter;
  private boolean hasJitter;
  private long lastSenderReport;
  private long lastSenderReportNs;
  private long packetsReceived;
  private long payloadBytesReceived;

  ReceptionStatistics(int clockRateHz) {
    this.clockRateHz = clockRateHz;
  }

  Arrival onPacket(int sequenceNumber, long rtpTimestamp, int payloadBytes, long arrivalNs) {
    packetsReceived++;
    payloadBytesReceived += payloadBytes;
    int transit = (int) (RtpClock.ticks(arrivalNs, clockRateHz) - rtpTimestamp);
    if (base < 0) {
      begin(sequenceNumber, transit);
      return Arrival.NEW;
    }
    long extended = highest + (short) (sequenceNumber - (int) highest);
    if (extended - highest > MAX_DROPOUT || highest - extended >= PacketWindow.PACKETS) {
      if (sequenceNumber == restartAt) {
        begin(sequenceNumber, transit);
        return Arrival.RESTARTED;
      }
      restartAt = (sequenceNumber + 1) & 0xFFFF;
      return Arrival.OUT_OF_RANGE;
    }
    restartAt = NO_RESTART;
    latest = extended;
    received++;
    boolean inOrder = extended > highest;
    if (!window.add(extended)) {
      return Arrival.DUPLICATE;
    }
    if (inOrder) {
      highest = extended;
      jitter += (Math.abs((double) (transit - lastTransit)) - jitter) / 16;
      hasJitter = true;
      lastTransit = transit;
    }
    return Arrival.NEW;
  }

  private void begin(int sequenceNumber, int transit) {
    base = FIRST_CYCLE + sequenceNumber;
    highest = base;
    latest = base;
    window.begin(base);
    received = 1;
    expectedAtReport = 0;
    receivedAtReport = 0;
    restartAt = NO_RESTART;
    lastTransit = transit;
  }

  /** {@return of the latest packet that was placed} */
  long extendedSequenceNumber() {
    return latest;
  }

  void onSenderReport(long ntpTimestamp, long arrivalNs) {
    lastSenderReport = NtpTime.middle32(ntpTimestamp);
    lastSenderReportNs = arrivalNs;
  }

  /** Makes a report block and begins the next interval of its loss fraction. */
  ReportBlock reportBlock(long ssrc, long nowNs) {
    long expected = highest - base + 1;
    long expectedInterval = expected - expectedAtReport;
    long lostInterval = expectedInterval - (received - receivedAtReport);
    expectedAtReport = expected;
    receivedAtReport = received;
    fractionLost =
        expectedInterval == 0 || lostInterval <= 0
            ? 0
            : (int) Math.min(255, (lostInterval << 8) / expectedInterval);
    long delay =
        lastSenderReport == 0 ? 0 : NtpTime.ofSpanNanos(Math.max(0, nowNs - lastSenderReportNs));
    return new ReportBlock(
        ssrc,
        fractionLost,
        Math.clamp(packetsLost(), -MAX_LOST - 1, MAX_LOST),
        (highest - FIRST_CYCLE) & 0xFFFF_FFFFL,
        Math.round(jitter),
        lastSenderReport,
        delay);
  }

  /** {@return expected less received, below zero after duplicates} */
  long packetsLost() {
    return base < 0 ? 0 : highest - base + 1 - received;
  }

  OptionalDouble fractionLost() {
    return fractionLost < 0 ? OptionalDouble.empty() : OptionalDouble.of(fractionLost / 256.0);
  }

  OptionalDouble jitterSeconds() {
    return hasJitter ? OptionalDouble.of(jitter / clockRateHz) : OptionalDouble.empty();
  }

  long packetsReceived() {
    return packetsReceived;
  }

  long payloadBytesReceived() {
    return payloadBytesReceived;
  }
}
