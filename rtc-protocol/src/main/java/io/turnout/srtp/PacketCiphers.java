package io.turnout.srtp;

/** Chooses the transform for a profile. */
final class PacketCiphers {
  private PacketCiphers() {}

  static PacketCipher create(SrtpProfile profile, byte[] masterKey, byte[] masterSalt) {
    requireLength("master key", masterKey.length, profile.keyBytes(), profile);
    requireLength("master salt", masterSalt.length, profile.saltBytes(), profile);
    SrtpKeyDerivation keys = new SrtpKeyDerivation(masterKey, masterSalt);
    return switch (profile) {
      case AEAD_AES_128_GCM -> new GcmPacketCipher(keys);
      case AES128_CM_HMAC_SHA1_80 -> new CtrHmacPacketCipher(keys);
    };
  }

  private static void requireLength(String what, int found, int expected, SrtpProfile profile) {
    if (found != expected) {
      throw new IllegalArgumentException(
          what + ": found " + found + " bytes, " + profile + " needs " + expected);
    }
  }
}
