package io.turnout.meetingapp.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. A STUN or TURN server that clients are told to use (W3C {@code RTCIceServer}).
 *
 * @param urls {@code stun:…}, {@code turn:…} or {@code turns:…}
 * @param username for TURN
 * @param credential for TURN
 */
public record IceServer(List<String> urls, @Nullable String username, @Nullable String credential) {
  /** Copies the list. */
  public IceServer {
    urls = List.copyOf(urls);
  }

  @Override
  public String toString() {
    return "IceServer" + urls;
  }
}
