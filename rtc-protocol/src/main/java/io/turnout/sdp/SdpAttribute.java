package io.turnout.sdp;

import java.util.Objects;

/**
 * One {@code a=} line (RFC 8866, section 5.13). Immutable.
 *
 * @param value empty for a property attribute such as {@code a=rtcp-mux}
 */
public record SdpAttribute(String name, String value) {
  public SdpAttribute {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }

  /** {@return a property attribute, which has no value} */
  public static SdpAttribute flag(String name) {
    return new SdpAttribute(name, "");
  }

  static SdpAttribute parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? flag(text)
        : new SdpAttribute(text.substring(0, colon), text.substring(colon + 1));
  }

  /** {@return the attribute without {@code a=}} */
  @Override
  public String toString() {
    return value.isEmpty() ? name : name + ":" + value;
  }
}
