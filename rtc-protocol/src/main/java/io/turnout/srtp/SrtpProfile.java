package io.turnout.srtp;

import java.util.Optional;

/** Protection profiles that {@code use_srtp} negotiates (RFC 5764, 7714). */
public enum SrtpProfile {
  AEAD_AES_128_GCM(0x0007, 12, 16),
  AES128_CM_HMAC_SHA1_80(0x0001, 14, 10);

  private static final int KEY_BYTES = 16;

  private final int code;
  private final int saltBytes;
  private final int tagBytes;

  SrtpProfile(int code, int saltBytes, int tagBytes) {
    this.code = code;
    this.saltBytes = saltBytes;
    this.tagBytes = tagBytes;
  }

  /** {@return the profile of that number in {@code use_srtp}, empty when it is none of these} */
  public static Optional<SrtpProfile> ofCode(int code) {
    for (SrtpProfile profile : values()) {
      if (profile.code == code) {
        return Optional.of(profile);
      }
    }
    return Optional.empty();
  }

  /** {@return the number in {@code use_srtp}} */
  public int code() {
    return code;
  }

  /** {@return the length of the master key} */
  public int keyBytes() {
    return KEY_BYTES;
  }

  /** {@return the length of the master salt} */
  public int saltBytes() {
    return saltBytes;
  }

  /** {@return what protection appends to RTP; RTCP grows by four more for its index} */
  public int tagBytes() {
    return tagBytes;
  }
}
