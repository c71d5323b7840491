package io.turnout.sdp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One m-section (RFC 8866, section 5.14). Immutable. Attributes that nobody here knows are kept and
 * do no harm; malformed values of known ones are as if absent.
 *
 * @param media {@code audio}, {@code video} or {@code application}
 * @param port 0 when the m-section is rejected
 * @param connection value of the {@code c=} line, empty when absent
 * @param bandwidths values of {@code b=} lines
 */
public record MediaDescription(
    String media,
    int port,
    String protocol,
    List<String> formats,
    String connection,
    List<String> bandwidths,
    List<SdpAttribute> attributes) {
  public MediaDescription {
    Objects.requireNonNull(media, "media");
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(connection, "connection");
    formats = List.copyOf(formats);
    bandwidths = List.copyOf(bandwidths);
    attributes = List.copyOf(attributes);
  }

  /** {@return whether the section is refused; a zero port with bundle-only is not (RFC 9143)} */
  public boolean isRejected() {
    return port == 0 && !has("bundle-only");
  }

  public boolean isAudio() {
    return media.equals("audio");
  }

  public boolean isVideo() {
    return media.equals("video");
  }

  /** {@return the first attribute of that name} */
  public Optional<String> attribute(String name) {
    return first(attributes, name);
  }

  /** {@return the values of all attributes of that name, in order} */
  public List<String> attributeValues(String name) {
    return attributes.stream()
        .filter(attribute -> attribute.name().equals(name))
        .map(SdpAttribute::value)
        .toList();
  }

  public boolean has(String name) {
    return attribute(name).isPresent();
  }

  static Optional<String> first(List<SdpAttribute> attributes, String name) {
    return attributes.stream()
        .filter(attribute -> attribute.name().equals(name))
        .map(SdpAttribute::value)
        .findFirst();
  }

  /** {@return the media identification (RFC 5888)} */
  public Optional<String> mid() {
    return attribute("mid").filter(mid -> !mid.isEmpty());
  }

  /** {@return the direction, empty when the section names none} */
  public Optional<Direction> direction() {
    return attributes.stream()
        .flatMap(attribute -> Direction.fromToken(attribute.name()).stream())
        .findFirst();
  }

  /** {@return the codecs in the order of preference, the formats of the {@code m=} line} */
  public List<CodecDescription> codecs() {
    return CodecGrammar.codecs(this);
  }

  /** {@return the header extensions, each id once} */
  public List<HeaderExtension> headerExtensions() {
    List<HeaderExtension> extensions = new ArrayList<>();
    for (String value : attributeValues("extmap")) {
      CodecGrammar.headerExtension(value)
          .filter(found -> extensions.stream().noneMatch(known -> known.id() == found.id()))
          .ifPresent(extensions::add);
    }
    return List.copyOf(extensions);
  }

  /** {@return the candidates that can be read} */
  public List<IceCandidate> candidates() {
    return attributeValues("candidate").stream()
        .flatMap(value -> IceCandidate.parse("candidate:" + value).stream())
        .toList();
  }

  /** {@return the synchronisation sources that are named, in order (RFC 5576)} */
  public List<Long> ssrcs() {
    LinkedHashSet<Long> ssrcs = new LinkedHashSet<>();
    for (String value : attributeValues("ssrc")) {
      String number = value.split(" ", 2)[0];
      if (number.matches("\\d{1,10}") && Long.parseLong(number) <= 0xFFFF_FFFFL) {
        ssrcs.add(Long.parseLong(number));
      }
    }
    return List.copyOf(ssrcs);
  }
}
