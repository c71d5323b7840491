package io.turnout.meetingapp.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Immutable. The web client's files, read from the class path once. */
final class Pages {
  private static final String FOLDER = "/io/turnout/meetingapp/web/";
  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private Pages() {}

  /** {@return a page's bytes} */
  static byte[] page(String name) {
    byte[] bytes = read(name);
    if (bytes == null) {
      throw new IllegalStateException(FOLDER + name + " is missing from the class path");
    }
    return bytes;
  }

  /** {@return a file, or null if there is none of that plain name and a known type} */
  static @Nullable Asset asset(String name) {
    String type = CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !name.matches("[a-z0-9-]+\\.[a-z]+")) {
      return null;
    }
    byte[] bytes = read(name);
    return bytes == null ? null : new Asset(bytes, type);
  }

  private static byte @Nullable [] read(String name) {
    try (InputStream in = Pages.class.getResourceAsStream(FOLDER + name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Immutable. A file with its content type. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Asset(byte[] bytes, String contentType) {}
}
