package io.turnout.dtls;

import io.turnout.sdp.Fingerprint;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Certificate fingerprints (RFC 8122, section 5); only hash functions that still are secure. */
final class Fingerprints {
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

  private Fingerprints() {}

  static Optional<Fingerprint> of(String hashFunction, byte[] certificate) {
    String algorithm =
        switch (hashFunction) {
          case "sha-256" -> "SHA-256";
          case "sha-384" -> "SHA-384";
          case "sha-512" -> "SHA-512";
          default -> "";
        };
    if (algorithm.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] hash = MessageDigest.getInstance(algorithm).digest(certificate);
      return Optional.of(new Fingerprint(hashFunction, COLONS.formatHex(hash)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-2 belongs to every Java platform", e);
    }
  }

  /** {@return whether the certificate is one of those announced} */
  static boolean match(byte[] certificate, List<Fingerprint> announced) {
    return announced.stream()
        .anyMatch(a -> of(a.hashFunction(), certificate).filter(a::equals).isPresent());
  }
}
