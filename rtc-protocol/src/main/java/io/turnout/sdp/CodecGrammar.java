package io.turnout.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code rtpmap}, {@code fmtp}, {@code rtcp-fb} and {@code extmap}. */
final class CodecGrammar {
  private static final Pattern RTP_MAP =
      Pattern.compile("(\\d{1,3}) ([^/ ]{1,64})/(\\d{1,9})(?:/(\\d{1,3}))?\\s*");
  private static final Pattern EXT_MAP =
      Pattern.compile("(\\d{1,4})(?:/[a-z]{1,16})? (\\S{1,512})(?: .*)?");
  private static final int MAX_EXTENSION_ID = 255;
  private static final int MAX_PAYLOAD_TYPE = 127;

  /** Payload types that need no rtpmap (RFC 3551, section 6). */
  private static final Map<Integer, String> STATIC =
      Map.of(0, "0 PCMU/8000", 8, "8 PCMA/8000", 9, "9 G722/8000");

  private CodecGrammar() {}

  static List<CodecDescription> codecs(MediaDescription media) {
    List<CodecDescription> codecs = new ArrayList<>();
    for (String format : media.formats()) {
      codec(media, format)
          .filter(found -> codecs.stream().noneMatch(c -> c.payloadType() == found.payloadType()))
          .ifPresent(codecs::add);
    }
    return List.copyOf(codecs);
  }

  private static Optional<CodecDescription> codec(MediaDescription media, String format) {
    if (!format.matches("\\d{1,3}") || Integer.parseInt(format) > MAX_PAYLOAD_TYPE) {
      return Optional.empty();
    }
    int payloadType = Integer.parseInt(format);
    return Stream.concat(
            media.attributeValues("rtpmap").stream(),
            Optional.ofNullable(STATIC.get(payloadType)).stream())
        .map(RTP_MAP::matcher)
        .filter(matcher -> matcher.matches() && matcher.group(1).equals(format))
        .findFirst()
        .map(matcher -> codec(media, payloadType, matcher));
  }

  private static CodecDescription codec(MediaDescription media, int payloadType, Matcher rtpMap) {
    String prefix = payloadType + " ";
    return new CodecDescription(
        payloadType,
        rtpMap.group(2),
        Integer.parseInt(rtpMap.group(3)),
        rtpMap.group(4) == null ? 1 : Integer.parseInt(rtpMap.group(4)),
        media.attributeValues("fmtp").stream()
            .filter(value -> value.startsWith(prefix))
            .map(value -> value.substring(prefix.length()).strip())
            .findFirst()
            .orElse(""),
        media.attributeValues("rtcp-fb").stream()
            .filter(value -> value.startsWith(prefix) || value.startsWith("* "))
            .map(value -> value.substring(value.indexOf(' ') + 1).strip())
            .distinct()
            .toList());
  }

  static Optional<HeaderExtension> headerExtension(String value) {
    Matcher matcher = EXT_MAP.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int id = Integer.parseInt(matcher.group(1));
    return id < 1 || id > MAX_EXTENSION_ID
        ? Optional.empty()
        : Optional.of(new HeaderExtension(id, matcher.group(2)));
  }
}
