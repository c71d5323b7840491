package io.turnout.sdp;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session description (RFC 8866) with the attributes that JSEP uses (RFC 9429). Immutable.
 *
 * <p>Lines that JSEP has no use for (information, URI, email, phone, repeat times, keys) are
 * accepted and not kept.
 *
 * @param origin value of the {@code o=} line
 * @param name value of the {@code s=} line
 * @param connection value of the session's {@code c=} line, empty when absent
 * @param attributes the session's own attributes
 */
public record SessionDescription(
    String origin,
    String name,
    String connection,
    List<SdpAttribute> attributes,
    List<MediaDescription> media) {
  private static final Pattern ICE_CREDENTIAL = Pattern.compile("[A-Za-z0-9+/=_-]{1,256}");
  private static final Pattern FINGERPRINT =
      Pattern.compile("([A-Za-z0-9-]{1,32}) +([0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){0,127})\\s*");

  public SessionDescription {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(connection, "connection");
    attributes = List.copyOf(attributes);
    media = List.copyOf(media);
  }

  /**
   * Reads a description; lines end with CRLF or LF.
   *
   * @throws SdpException when the text is none; names the line
   */
  public static SessionDescription parse(String text) {
    return SdpReader.read(text);
  }

  /** {@return the description as text, lines ending with CRLF} */
  public String toSdp() {
    return SdpWriter.write(this);
  }

  /** {@return the session's own attribute of that name} */
  public Optional<String> attribute(String attributeName) {
    return MediaDescription.first(attributes, attributeName);
  }

  /** {@return the media identifications of the first BUNDLE group, empty when there is none} */
  public List<String> bundledMids() {
    return attributes.stream()
        .filter(attribute -> attribute.name().equals("group"))
        .map(attribute -> attribute.value().strip().split(" +", -1))
        .filter(words -> words[0].equals("BUNDLE"))
        .findFirst()
        .map(words -> List.of(Arrays.copyOfRange(words, 1, words.length)))
        .orElse(List.of());
  }

  /** {@return the direction of an m-section, the session's, or sendrecv (RFC 8866, section 6.7)} */
  public Direction direction(MediaDescription section) {
    return section
        .direction()
        .or(
            () ->
                attributes.stream()
                    .flatMap(attribute -> Direction.fromToken(attribute.name()).stream())
                    .findFirst())
        .orElse(Direction.SENDRECV);
  }

  /** {@return the ICE credentials of an m-section, or the session's} */
  public Optional<IceParameters> iceParameters(MediaDescription section) {
    Optional<String> usernameFragment = inherited(section, "ice-ufrag");
    Optional<String> password = inherited(section, "ice-pwd");
    if (usernameFragment.filter(SessionDescription::isIceCredential).isEmpty()
        || password.filter(SessionDescription::isIceCredential).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new IceParameters(usernameFragment.orElseThrow(), password.orElseThrow()));
  }

  private static boolean isIceCredential(String text) {
    return ICE_CREDENTIAL.matcher(text).matches();
  }

  /** {@return the fingerprints of an m-section, or the session's} */
  public List<Fingerprint> fingerprints(MediaDescription section) {
    List<String> values = section.attributeValues("fingerprint");
    if (values.isEmpty()) {
      values =
          attributes.stream()
              .filter(attribute -> attribute.name().equals("fingerprint"))
              .map(SdpAttribute::value)
              .toList();
    }
    return values.stream()
        .map(FINGERPRINT::matcher)
        .filter(Matcher::matches)
        .map(matcher -> new Fingerprint(matcher.group(1), matcher.group(2)))
        .toList();
  }

  /** {@return the DTLS role of an m-section, or the session's} */
  public Optional<SetupRole> setup(MediaDescription section) {
    return inherited(section, "setup").flatMap(SetupRole::fromToken);
  }

  private Optional<String> inherited(MediaDescription section, String attributeName) {
    return section.attribute(attributeName).or(() -> attribute(attributeName));
  }
}
