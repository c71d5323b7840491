package io.turnout.virtualuser.evidence;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Pure. Takes out of a text what would let its reader into somebody's session: ICE user name
 * fragments and passwords (RFC 8839 section 5.4), keys of SDP security descriptions (RFC 4568),
 * TURN credentials, passwords and tokens. Texts may be JSON within JSON: quotes may be escaped.
 */
final class SecretMask {
  private static final String MASK = "***";

  /** Group 1 stays; what follows it is the secret. */
  private static final List<Pattern> SECRETS =
      List.of(
          Pattern.compile("(ice-(?:ufrag|pwd):)[^\\s\"'\\\\<]+"),
          Pattern.compile("(\\bufrag )[A-Za-z0-9+/]{4,256}"),
          Pattern.compile("(\\binline:)[^\\s\"'\\\\<]+"),
          Pattern.compile("(?i)(\\bbearer )[^\\s\"'\\\\<,]+"),
          Pattern.compile(
              "(?i)((?:usernameFragment|ufrag|password|passwd|pwd|credential|secret|api_?key|"
                  + "(?:access_?|auth_?|id_?|refresh_?|session_?)?token)"
                  + "(?:\\\\*[\"'])?\\s*[:=]\\s*\\\\*[\"'])[^\"'\\\\]+"),
          Pattern.compile(
              "(?i)([?&;#](?:password|pwd|credential|secret|ticket|api_?key|"
                  + "(?:access_?|auth_?|id_?)?token)=)[^\\s\"'&<\\\\]+"));

  private SecretMask() {}

  static String mask(String text) {
    String masked = text;
    for (Pattern secret : SECRETS) {
      masked = secret.matcher(masked).replaceAll("$1" + MASK.replace("$", "\\$"));
    }
    return masked;
  }
}
