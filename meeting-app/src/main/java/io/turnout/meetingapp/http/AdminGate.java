package io.turnout.meetingapp.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.turnout.meetingapp.protocol.ErrorCode;
import io.turnout.meetingapp.signalling.Refusals;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Lets in who may see the admin portal: everybody where the server listens on loopback
 * only and no token is set, else who shows the token.
 */
final class AdminGate {
  private static final String COOKIE = "turnout-admin";
  private static final String BEARER = "Bearer ";

  private final boolean open;
  private final @Nullable String token;
  private final boolean secureCookie;
  private final Refusals refusals;
  // The cookie holds this, not the token, so that the token stays where its owner typed it.
  private final String cookieValue;

  AdminGate(boolean loopback, @Nullable String token, boolean tls, Refusals refusals) {
    this.open = loopback && token == null;
    this.token = token;
    this.secureCookie = tls;
    this.refusals = refusals;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.cookieValue = HexFormat.of().formatHex(random);
  }

  boolean admits(Context ctx) {
    String header = ctx.header("Authorization");
    if (open
        || (header != null
            && header.startsWith(BEARER)
            && isToken(header.substring(BEARER.length())))) {
      return true;
    }
    String cookie = ctx.cookie(COOKIE);
    return cookie != null && same(cookie, cookieValue);
  }

  /** {@return whether the token was right; then the browser is let in from now on} */
  boolean logIn(Context ctx, @Nullable String given) {
    if (given == null || !isToken(given)) {
      refusals.count(ErrorCode.UNAUTHORIZED);
      return false;
    }
    ctx.cookie(
        new Cookie(COOKIE, cookieValue, "/admin", -1, secureCookie, true, null, SameSite.STRICT));
    return true;
  }

  /** {@return what a visitor without a token is told} */
  String remedy() {
    return token == null
        ? "The admin portal needs a token on this address, and none is set. Start the application"
            + " with an admin token."
        : "The admin portal needs its token.";
  }

  void countRefusal() {
    refusals.count(ErrorCode.UNAUTHORIZED);
  }

  private boolean isToken(String given) {
    String expected = token;
    return expected != null && same(given, expected);
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
