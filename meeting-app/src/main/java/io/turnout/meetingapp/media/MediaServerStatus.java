package io.turnout.meetingapp.media;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. What is known of a media server; what is not known is null, never zero.
 *
 * @param uri its control address
 * @param connected whether calls reach it
 * @param version Kurento's version
 * @param cpuCount cores of its machine
 * @param cpuPercent CPU time of the server, percent of one core, over the last measurement
 * @param memoryBytes the server's resident memory
 */
public record MediaServerStatus(
    URI uri,
    boolean connected,
    @Nullable String version,
    @Nullable Integer cpuCount,
    @Nullable Double cpuPercent,
    @Nullable Long memoryBytes) {
  /** {@return the status of a server that does not answer} */
  public static MediaServerStatus disconnected(URI uri) {
    return new MediaServerStatus(uri, false, null, null, null, null);
  }
}
