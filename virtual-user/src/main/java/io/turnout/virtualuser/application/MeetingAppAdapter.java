package io.turnout.virtualuser.application;

import java.net.URI;

/** The adapter of Turnout's own {@code meeting-app}: a file as anybody could write it. */
public final class MeetingAppAdapter {
  private MeetingAppAdapter() {}

  /**
   * {@return the adapter for the meeting-app at this address, e.g. {@code http://localhost:8080}}
   */
  public static ApplicationAdapter at(URI base) {
    throw new IllegalStateException("not there yet: " + base);
  }
}
