package io.turnout.ice;

import io.turnout.sdp.IceParameters;
import java.security.SecureRandom;

/** Thread-safe. Draws credentials for agents (RFC 8445, section 5.3). */
public final class IceCredentials {
  private static final String ICE_CHARS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int FRAGMENT_CHARS = 12;
  private static final int PASSWORD_CHARS = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private IceCredentials() {}

  /** {@return 72 random bits of fragment, unique in practice, and 144 of password} */
  public static IceParameters random() {
    return new IceParameters(text(FRAGMENT_CHARS), text(PASSWORD_CHARS));
  }

  private static String text(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ICE_CHARS.charAt(RANDOM.nextInt(ICE_CHARS.length())));
    }
    return text.toString();
  }
}
