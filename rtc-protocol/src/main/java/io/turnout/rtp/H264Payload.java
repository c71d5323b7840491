package io.turnout.rtp;

/** Reads the NAL unit types of an H.264 payload in place (RFC 6184, section 5). */
public final class H264Payload {
  private static final int IDR_SLICE = 5;
  private static final int SPS = 7;
  private static final int STAP_A = 24;
  private static final int FU_A = 28;

  private H264Payload() {}

  /**
   * {@return whether the payload begins a key frame: an SPS or an IDR slice, by itself, as the
   * first fragment (FU-A), or in an aggregate (STAP-A)}
   */
  public static boolean isStartOfKeyFrame(byte[] buffer, int offset, int length) {
    if (length < 1) {
      return false;
    }
    int type = buffer[offset] & 0x1F;
    if (type == STAP_A) {
      return hasKeyUnit(buffer, offset + 1, offset + length);
    }
    if (type == FU_A) {
      boolean first = length >= 2 && (buffer[offset + 1] & 0x80) != 0;
      return first && isKeyUnit(buffer[offset + 1] & 0x1F);
    }
    return isKeyUnit(type);
  }

  private static boolean hasKeyUnit(byte[] buffer, int start, int end) {
    int at = start;
    while (at + 2 < end) {
      int unitBytes = (buffer[at] & 0xFF) << 8 | (buffer[at + 1] & 0xFF);
      if (isKeyUnit(buffer[at + 2] & 0x1F)) {
        return true;
      }
      at += 2 + unitBytes;
    }
    return false;
  }

  private static boolean isKeyUnit(int nalUnitType) {
    return nalUnitType == IDR_SLICE || nalUnitType == SPS;
  }
}
