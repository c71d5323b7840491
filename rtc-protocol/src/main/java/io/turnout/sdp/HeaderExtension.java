package io.turnout.sdp;

import java.util.Objects;

/**
 * One {@code extmap} attribute (RFC 8285, section 8). Immutable.
 *
 * @param id 1 to 14 for the one-byte form, up to 255 for the two-byte form
 */
public record HeaderExtension(int id, String uri) {
  public HeaderExtension {
    Objects.requireNonNull(uri, "uri");
  }
}
