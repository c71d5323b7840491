package io.turnout.sdp;

import io.turnout.rtp.MediaKind;
import java.util.Map;
import java.util.Objects;

/**
 * What one side puts into the descriptions that it writes. Immutable.
 *
 * @param sessionId number in the {@code o=} line
 * @param cname canonical name of all sources (RFC 7022), also the id of their media stream
 * @param ssrcs source that is sent in the first m-section of each kind; no kind means not sent
 * @param directions what this side is willing to do in each kind; absent means sendrecv
 * @param maxReceiveKbps written as {@code b=AS}; absent or 0 means no limit
 */
public record LocalMediaParameters(
    MediaCapabilities capabilities,
    IceParameters ice,
    Fingerprint fingerprint,
    long sessionId,
    String cname,
    Map<MediaKind, Long> ssrcs,
    Map<MediaKind, Direction> directions,
    Map<MediaKind, Integer> maxReceiveKbps) {
  public LocalMediaParameters {
    Objects.requireNonNull(capabilities, "capabilities");
    Objects.requireNonNull(ice, "ice");
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(cname, "cname");
    ssrcs = Map.copyOf(ssrcs);
    directions = Map.copyOf(directions);
    maxReceiveKbps = Map.copyOf(maxReceiveKbps);
  }

  Direction willing(MediaKind kind) {
    Direction wanted = directions.getOrDefault(kind, Direction.SENDRECV);
    return ssrcs.containsKey(kind) ? wanted : wanted.and(Direction.RECVONLY);
  }
}
