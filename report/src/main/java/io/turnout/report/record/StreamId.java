package io.turnout.report.record;

/**
 * One RTP stream as one user's end sees it. Immutable.
 *
 * @param connection number of the RTCPeerConnection in the page, from 0 in order of creation
 * @param streamKey tells streams of one connection apart: the SSRC or the browser's own id
 */
public record StreamId(
    VirtualUserId user,
    int connection,
    StreamDirection direction,
    StreamKind kind,
    String streamKey) {

  /** Seen from the user: inbound is received. */
  public enum StreamDirection {
    INBOUND,
    OUTBOUND
  }

  /** W3C's {@code kind}. */
  public enum StreamKind {
    AUDIO,
    VIDEO
  }
}
