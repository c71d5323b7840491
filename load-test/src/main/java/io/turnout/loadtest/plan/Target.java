package io.turnout.loadtest.plan;

import java.net.URI;

/**
 * The application under load. Immutable.
 *
 * @param url its address as the browsers reach it
 * @param adapter how it is joined: the name of a built-in adapter, or the path of an adapter's YAML
 *     file
 */
public record Target(URI url, String adapter) {
  /** The adapter of the reference application. */
  public static final String MEETING_APP = "meeting-app";

  public Target {
    Limits.checkUrl("target.url", url, "http", "https");
  }

  /** {@return whether the adapter comes from a file} */
  public boolean hasAdapterFile() {
    return isFile(adapter);
  }

  static boolean isFile(String adapter) {
    return adapter.endsWith(".yaml") || adapter.endsWith(".yml");
  }
}
