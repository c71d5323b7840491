package io.turnout.sdp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes the {@code candidate} attribute (RFC 8839, section 5.1). */
final class IceCandidateGrammar {
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "(?:a=)?candidate:(\\S{1,32}) (\\d{1,5}) (\\S{1,16}) (\\d{1,10}) (\\S{1,255}) (\\d{1,5})"
              + " typ (\\S{1,16})(?: .*)?");

  private IceCandidateGrammar() {}

  static Optional<IceCandidate> parse(String attribute) {
    Matcher matcher = CANDIDATE.matcher(attribute.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long priority = Long.parseLong(matcher.group(4));
    int port = Integer.parseInt(matcher.group(6));
    if (priority > 0xFFFF_FFFFL || port > 0xFFFF) {
      return Optional.empty();
    }
    for (IceCandidate.Type type : IceCandidate.Type.values()) {
      if (type.token().equals(matcher.group(7))) {
        return Optional.of(
            new IceCandidate(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3).toLowerCase(Locale.ROOT),
                priority,
                matcher.group(5),
                port,
                type));
      }
    }
    return Optional.empty();
  }

  static String format(IceCandidate candidate) {
    return "candidate:"
        + candidate.foundation()
        + ' '
        + candidate.component()
        + ' '
        + candidate.transport()
        + ' '
        + candidate.priority()
        + ' '
        + candidate.address()
        + ' '
        + candidate.port()
        + " typ "
        + candidate.type().token();
  }
}
