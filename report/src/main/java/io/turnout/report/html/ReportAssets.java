package io.turnout.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Thread-safe. Styles and scripts of Turnout's pages, from the class path. */
public final class ReportAssets {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

  private ReportAssets() {}

  /** {@return the common look: colours, cards, tables} */
  public static String styles() {
    return read("report.css");
  }

  /** {@return the style of uPlot's graphs} */
  public static String uplotStyles() {
    return read(UPLOT + "uPlot.min.css");
  }

  /** {@return uPlot, a script that defines {@code uPlot}} */
  public static String uplotScript() {
    return read(UPLOT + "uPlot.iife.min.js");
  }

  static String read(String name) {
    try (InputStream in = ReportAssets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the distribution");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
