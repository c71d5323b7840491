package io.turnout.rtp;

/**
 * Reads the VP8 payload descriptor in place (RFC 7741, section 4.2).
 *
 * <pre>
 *  0 1 2 3 4 5 6 7
 * |X|R|N|S|R| PID |
 * |I|L|T|K| RSV   |  if X
 * |M| PictureID   |  if I, two bytes if M
 * |   TL0PICIDX   |  if L
 * |TID|Y| KEYIDX  |  if T or K
 * </pre>
 */
public final class Vp8PayloadDescriptor {
  private Vp8PayloadDescriptor() {}

  /** {@return whether the payload begins a frame: S is set and the partition is the first} */
  public static boolean isStartOfFrame(byte[] buffer, int offset, int length) {
    return length > 0 && (buffer[offset] & 0x17) == 0x10;
  }

  /** {@return whether the payload begins a key frame (RFC 7741, section 4.3: P is 0)} */
  public static boolean isStartOfKeyFrame(byte[] buffer, int offset, int length) {
    if (!isStartOfFrame(buffer, offset, length)) {
      return false;
    }
    int descriptor = descriptorBytes(buffer, offset, length);
    return descriptor >= 0 && descriptor < length && (buffer[offset + descriptor] & 0x01) == 0;
  }

  /** {@return the picture ID of 7 or 15 bit, -1 when there is none} */
  public static int pictureId(byte[] buffer, int offset, int length) {
    if (descriptorBytes(buffer, offset, length) < 0
        || (buffer[offset] & 0x80) == 0
        || (buffer[offset + 1] & 0x80) == 0) {
      return -1;
    }
    int first = buffer[offset + 2] & 0x7F;
    return (buffer[offset + 2] & 0x80) == 0 ? first : first << 8 | (buffer[offset + 3] & 0xFF);
  }

  /** {@return bytes of the descriptor, -1 when the payload is too short for what it announces} */
  public static int descriptorBytes(byte[] buffer, int offset, int length) {
    if (length < 1) {
      return -1;
    }
    int size = 1;
    if ((buffer[offset] & 0x80) != 0) {
      if (length < 2) {
        return -1;
      }
      int present = buffer[offset + 1];
      size = 2;
      if ((present & 0x80) != 0) {
        if (length < 3) {
          return -1;
        }
        size += (buffer[offset + 2] & 0x80) != 0 ? 2 : 1;
      }
      size += (present & 0x40) != 0 ? 1 : 0;
      size += (present & 0x30) != 0 ? 1 : 0;
    }
    return size <= length ? size : -1;
  }
}
