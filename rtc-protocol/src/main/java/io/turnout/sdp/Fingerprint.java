package io.turnout.sdp;

import java.util.Locale;
import java.util.Objects;

/**
 * Hash of the certificate that a peer must show in DTLS (RFC 8122, section 5). Immutable.
 *
 * @param hashFunction lower-case name such as {@code sha-256}
 * @param value upper-case hexadecimal bytes joined by colons
 */
public record Fingerprint(String hashFunction, String value) {
  public Fingerprint {
    hashFunction = Objects.requireNonNull(hashFunction, "hashFunction").toLowerCase(Locale.ROOT);
    value = Objects.requireNonNull(value, "value").toUpperCase(Locale.ROOT);
  }
}
