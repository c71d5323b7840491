package io.turnout.meetingapp.http;

import io.javalin.config.JavalinConfig;
import java.util.Map;

/** Response headers that keep pages to their own origin. */
final class SecurityHeaders {
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
              + " media-src 'self' blob:; connect-src 'self'; base-uri 'none';"
              + " form-action 'self'; frame-ancestors 'none'",
          "Permissions-Policy",
          "camera=(self), microphone=(self), display-capture=(self), geolocation=()",
          "Referrer-Policy",
          "no-referrer",
          "X-Content-Type-Options",
          "nosniff",
          "Cross-Origin-Opener-Policy",
          "same-origin");

  private SecurityHeaders() {}

  static void addTo(JavalinConfig config) {
    config.routes.before(ctx -> HEADERS.forEach(ctx::header));
  }
}
