package io.turnout.loadtest.live;

import io.turnout.report.html.ReportAssets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Immutable. The page's files, read from the class path once. */
final class LiveAssets {
  private static final String PAGE = read("live.html");
  private static final String STYLES =
      ReportAssets.styles() + ReportAssets.uplotStyles() + read("live.css");
  private static final String SCRIPT = read("live.js");

  private LiveAssets() {}

  static String page() {
    return PAGE;
  }

  static String styles() {
    return STYLES;
  }

  static String script() {
    return SCRIPT;
  }

  private static String read(String name) {
    try (InputStream in = LiveAssets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the distribution");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
