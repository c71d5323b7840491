package io.turnout.mediaserver.forwarding;

import io.turnout.rtp.MediaKind;
import io.turnout.rtp.RtpHeaderExtension;
import java.util.List;
import java.util.Map;

/**
 * What offer and answer agreed on for one m-section of audio or video. Immutable.
 *
 * @param mid value of {@code a=mid}
 * @param sends whether the server may send to the peer
 * @param receives whether the peer may send to the server
 * @param codecs in order of preference, at least one unless nothing is sent or received
 * @param headerExtensions local identifiers of the extensions in use with this peer
 * @param localSsrc SSRC the server sends with, as in its {@code a=ssrc}, 32 bit
 * @param cname RTCP CNAME of the server's streams (RFC 7022)
 */
public record NegotiatedMedia(
    MediaKind kind,
    String mid,
    boolean sends,
    boolean receives,
    List<RtpCodec> codecs,
    Map<RtpHeaderExtension, Integer> headerExtensions,
    long localSsrc,
    String cname) {
  public NegotiatedMedia {
    codecs = List.copyOf(codecs);
    headerExtensions = Map.copyOf(headerExtensions);
    if ((sends || receives) && codecs.isEmpty()) {
      throw new IllegalArgumentException(
          "codecs: found none for mid '" + mid + "', a section that is used needs at least one");
    }
    if (localSsrc < 0 || localSsrc > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException(
          "localSsrc: found " + localSsrc + ", limit 0 to 4294967295 (32 bit)");
    }
  }
}
