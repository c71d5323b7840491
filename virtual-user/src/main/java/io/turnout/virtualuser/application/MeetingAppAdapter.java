package io.turnout.virtualuser.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The adapter of Turnout's own {@code meeting-app}: a file as anybody could write it. */
public final class MeetingAppAdapter {
  private static final String FILE = "meeting-app.yaml";

  private MeetingAppAdapter() {}

  /**
   * {@return the adapter for the meeting-app at this address, e.g. {@code http://localhost:8080}}
   */
  public static ApplicationAdapter at(URI base) {
    try (InputStream in = MeetingAppAdapter.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the program");
      }
      return YamlAdapter.parse(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8), base);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AdapterFormatException e) {
      throw new IllegalStateException(e);
    }
  }
}
