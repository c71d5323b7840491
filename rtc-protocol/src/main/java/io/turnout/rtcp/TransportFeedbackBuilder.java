package io.turnout.rtcp;

/**
 * Collects arrivals for one transport-wide feedback packet, in the order of their sequence numbers
 * (draft-holmer-rmcat-transport-wide-cc-extensions-01, section 3.1). Confined to one thread.
 */
public final class TransportFeedbackBuilder {
  private static final int SYMBOLS_PER_CHUNK = 7;

  private final byte[] symbols;
  private final short[] deltas;
  private int baseSequenceNumber;
  private int feedbackPacketCount;
  private long referenceUnits;
  private long lastUnits;
  private int count;

  /**
   * Makes a builder for this many packets.
   *
   * @param capacity packets that one feedback may cover, lost ones included
   */
  public TransportFeedbackBuilder(int capacity) {
    symbols = new byte[capacity];
    deltas = new short[capacity];
  }

  /** Begins a feedback whose first packet is this one. */
  public TransportFeedbackBuilder begin(
      int firstSequenceNumber, long referenceTimeNs, int packetCount) {
    baseSequenceNumber = firstSequenceNumber & 0xFFFF;
    feedbackPacketCount = packetCount & 0xFF;
    referenceUnits = Math.floorDiv(referenceTimeNs, TransportFeedback.REFERENCE_UNIT_NS);
    lastUnits =
        referenceUnits * TransportFeedback.REFERENCE_UNIT_NS / TransportFeedback.DELTA_UNIT_NS;
    count = 0;
    return this;
  }

  /**
   * Adds a packet; those between it and the last one count as lost.
   *
   * @return false when it is out of order, beyond the capacity, or its delta does not fit; then
   *     send what is collected and begin again
   */
  public boolean received(int sequenceNumber, long arrivalNs) {
    int index = (sequenceNumber - baseSequenceNumber) & 0xFFFF;
    long units = Math.floorDiv(arrivalNs, TransportFeedback.DELTA_UNIT_NS);
    long delta = units - lastUnits;
    if (index < count || index >= symbols.length || delta != (short) delta) {
      return false;
    }
    while (count < index) {
      symbols[count++] = TransportFeedback.NOT_RECEIVED;
    }
    deltas[count] = (short) delta;
    boolean small = delta >= 0 && delta <= 255;
    symbols[count++] =
        (byte) (small ? TransportFeedback.SMALL_DELTA : TransportFeedback.LARGE_DELTA);
    lastUnits = units;
    return true;
  }

  /** Writes the feedback control information and returns where it ends. */
  int write(byte[] buffer, int offset) {
    Wire.put16(buffer, offset, baseSequenceNumber);
    Wire.put16(buffer, offset + 2, count);
    Wire.put32(buffer, offset + 4, referenceUnits << 8 | feedbackPacketCount);
    int at = offset + TransportFeedback.HEADER_BYTES;
    for (int first = 0; first < count; first += SYMBOLS_PER_CHUNK, at += 2) {
      int chunk = 0xC000;
      for (int i = 0; i < SYMBOLS_PER_CHUNK && first + i < count; i++) {
        chunk |= symbols[first + i] << (12 - 2 * i);
      }
      Wire.put16(buffer, at, chunk);
    }
    for (int i = 0; i < count; i++) {
      if (symbols[i] == TransportFeedback.SMALL_DELTA) {
        buffer[at++] = (byte) deltas[i];
      } else if (symbols[i] == TransportFeedback.LARGE_DELTA) {
        Wire.put16(buffer, at, deltas[i]);
        at += 2;
      }
    }
    return at;
  }
}
