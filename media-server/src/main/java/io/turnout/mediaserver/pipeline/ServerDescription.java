package io.turnout.mediaserver.pipeline;

import java.util.List;
import java.util.function.Supplier;

/**
 * What the server manager tells of its server. Thread-safe when its supplier is.
 *
 * @param sessions ids of the sessions that are known now
 */
public record ServerDescription(Supplier<List<String>> sessions) {
  /** The release of Kurento's API that is spoken. */
  public static final String API_VERSION = "7.3.0";
}
