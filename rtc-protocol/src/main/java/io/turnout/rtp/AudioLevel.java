package io.turnout.rtp;

/** The client-to-mixer audio level header extension (RFC 6464, section 3). */
public final class AudioLevel {
  private AudioLevel() {}

  /** {@return loudness, 0 the loudest to -127 dBov, silence} */
  public static int dBov(byte value) {
    return -(value & 0x7F);
  }

  /** {@return whether the sender believes that this is speech} */
  public static boolean isVoice(byte value) {
    return (value & 0x80) != 0;
  }

  /**
   * {@return the extension's byte}
   *
   * @param dBov 0 to -127
   */
  public static byte of(int dBov, boolean voice) {
    if (dBov > 0 || dBov < -127) {
      throw new IllegalArgumentException("dBov: found " + dBov + ", limit -127 to 0");
    }
    return (byte) ((voice ? 0x80 : 0) | -dBov);
  }
}
