package io.turnout.sdp;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A payload type with its {@code rtpmap}, {@code fmtp} and {@code rtcp-fb} attributes (RFC 8866,
 * section 6.6; RFC 4585). Immutable.
 *
 * @param channels 1 where the description names none
 * @param formatParameters the {@code fmtp} value behind the payload type, empty when there is none
 * @param feedback values of {@code rtcp-fb} behind the payload type, such as {@code nack pli}
 */
public record CodecDescription(
    int payloadType,
    String name,
    int clockRateHz,
    int channels,
    String formatParameters,
    List<String> feedback) {
  public CodecDescription {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(formatParameters, "formatParameters");
    feedback = List.copyOf(feedback);
  }

  /** {@return the value of one format parameter, such as {@code apt}} */
  public Optional<String> formatParameter(String parameter) {
    for (String part : formatParameters.split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0 && part.substring(0, equals).strip().equalsIgnoreCase(parameter)) {
        return Optional.of(part.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
      }
    }
    return Optional.empty();
  }

  /** {@return whether this carries retransmissions (RFC 4588) and no media of its own} */
  public boolean isRetransmission() {
    return name.equalsIgnoreCase("rtx");
  }
}
