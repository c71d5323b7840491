package io.turnout.rtcp;

/**
 * A view of transport-wide feedback in somebody else's array
 * (draft-holmer-rmcat-transport-wide-cc-extensions-01, section 3.1). Confined to one thread.
 *
 * <pre>
 * |      base sequence number     |      packet status count      |
 * |                 reference time                | fb pkt. count |
 * |          packet chunk         |         packet chunk          |
 * |                          receive deltas …                     |
 * </pre>
 */
public final class TransportFeedback {
  /** One unit of the receive deltas. */
  public static final long DELTA_UNIT_NS = 250_000;

  /** One unit of the reference time. */
  public static final long REFERENCE_UNIT_NS = 64_000_000;

  static final int HEADER_BYTES = 8;
  static final int NOT_RECEIVED = 0;
  static final int SMALL_DELTA = 1;
  static final int LARGE_DELTA = 2;

  private byte[] buffer = new byte[HEADER_BYTES];
  private int start;
  private int deltasStart = HEADER_BYTES;

  /** Hears of each packet that the feedback covers. */
  @FunctionalInterface
  public interface PacketConsumer {
    /**
     * One packet's status.
     *
     * @param sequenceNumber transport-wide, 16 bit
     * @param received whether it arrived; if not, the time says nothing
     * @param arrivalNs on the receiver's clock, whose origin is unknown and which wraps
     */
    void onPacket(int sequenceNumber, boolean received, long arrivalNs);
  }

  /** Looks at the feedback from its base sequence number on; false when chunks or deltas lack. */
  boolean wrap(byte[] array, int from, int to) {
    if (to - from < HEADER_BYTES) {
      return false;
    }
    buffer = array;
    start = from;
    int deltaBytes = 0;
    int at = from + HEADER_BYTES;
    for (int covered = 0; covered < packetStatusCount(); at += 2) {
      if (at + 2 > to) {
        return false;
      }
      int symbols = Math.min(symbolCount(at), packetStatusCount() - covered);
      for (int i = 0; i < symbols; i++) {
        int symbol = symbol(at, i);
        deltaBytes += symbol == SMALL_DELTA ? 1 : symbol == LARGE_DELTA ? 2 : 0;
      }
      covered += symbolCount(at);
      if (symbolCount(at) == 0) {
        return false;
      }
    }
    deltasStart = at;
    return deltaBytes <= to - at;
  }

  /** {@return transport-wide sequence number of the first packet covered, 16 bit} */
  public int baseSequenceNumber() {
    return Wire.uint16(buffer, start);
  }

  /** {@return number of packets covered} */
  public int packetStatusCount() {
    return Wire.uint16(buffer, start + 2);
  }

  /** {@return the time that the first delta adds to, on the receiver's clock} */
  public long referenceTimeNs() {
    return (Wire.int32(buffer, start + 4) >> 8) * REFERENCE_UNIT_NS;
  }

  /** {@return number of this feedback packet, 8 bit} */
  public int feedbackPacketCount() {
    return Wire.uint8(buffer, start + 7);
  }

  /** Tells the consumer of each packet covered, in order. */
  public void forEachPacket(PacketConsumer consumer) {
    long arrivalNs = referenceTimeNs();
    int delta = deltasStart;
    int covered = 0;
    for (int chunk = start + HEADER_BYTES; covered < packetStatusCount(); chunk += 2) {
      int symbols = Math.min(symbolCount(chunk), packetStatusCount() - covered);
      for (int i = 0; i < symbols; i++, covered++) {
        int symbol = symbol(chunk, i);
        boolean received = symbol == SMALL_DELTA || symbol == LARGE_DELTA;
        if (symbol == SMALL_DELTA) {
          arrivalNs += Wire.uint8(buffer, delta) * DELTA_UNIT_NS;
          delta += 1;
        } else if (symbol == LARGE_DELTA) {
          arrivalNs += (short) Wire.uint16(buffer, delta) * DELTA_UNIT_NS;
          delta += 2;
        }
        consumer.onPacket((baseSequenceNumber() + covered) & 0xFFFF, received, arrivalNs);
      }
    }
  }

  private int symbolCount(int chunk) {
    int value = Wire.uint16(buffer, chunk);
    if ((value & 0x8000) == 0) {
      return value & 0x1FFF;
    }
    return (value & 0x4000) == 0 ? 14 : 7;
  }

  private int symbol(int chunk, int index) {
    int value = Wire.uint16(buffer, chunk);
    if ((value & 0x8000) == 0) {
      return value >>> 13 & 3;
    }
    return (value & 0x4000) == 0 ? value >>> (13 - index) & 1 : value >>> (12 - 2 * index) & 3;
  }
}
