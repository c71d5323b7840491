package io.turnout.srtp;

/**
 * Why a packet was not protected or unprotected: negative results in place of a length, so that the
 * packet path neither throws nor allocates.
 */
public final class SrtpFailure {
  /** Too short, too long for the buffer, or of a wrong form. */
  public static final int MALFORMED = -1;

  /** The authentication tag is wrong, or RTCP came in the clear. */
  public static final int AUTHENTICATION = -2;

  /** The index was seen before or is too old to know. */
  public static final int REPLAY = -3;

  /** The context keeps state for as many SSRCs as it may. */
  public static final int TOO_MANY_STREAMS = -4;

  /** An index was to be protected twice with different contents, or is too old to compare. */
  public static final int INDEX_REUSED = -5;

  /** The key has protected as many packets as it may (RFC 3711, section 9.2). */
  public static final int KEY_EXHAUSTED = -6;

  private SrtpFailure() {}
}
