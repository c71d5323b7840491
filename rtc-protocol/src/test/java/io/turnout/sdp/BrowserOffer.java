package io.turnout.sdp;

/** An offer of the form that Chromium writes, shortened to one codec of each sort. */
final class BrowserOffer {
  private static final String TRANSPORT =
      """
      a=rtcp:9 IN IP4 0.0.0.0
      a=ice-ufrag:Fr4g
      a=ice-pwd:aPasswordOfTwentyFourChr
      a=ice-options:trickle
      a=fingerprint:sha-256 AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89
      a=setup:actpass
      """;

  static final String AUDIO =
      """
      m=audio 9 UDP/TLS/RTP/SAVPF 111 63 0 8 13 110
      c=IN IP4 0.0.0.0
      """
          + TRANSPORT
          + """
          a=mid:0
          a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
          a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
          a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
          a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
          a=sendrecv
          a=msid:stream track
          a=rtcp-mux
          a=rtcp-rsize
          a=rtpmap:111 opus/48000/2
          a=rtcp-fb:111 transport-cc
          a=fmtp:111 minptime=10;useinbandfec=1
          a=rtpmap:63 red/48000/2
          a=fmtp:63 111/111
          a=rtpmap:0 PCMU/8000
          a=rtpmap:8 PCMA/8000
          a=rtpmap:13 CN/8000
          a=rtpmap:110 telephone-event/48000
          a=ssrc:1001 cname:c
          """;

  static final String VIDEO =
      """
      m=video 9 UDP/TLS/RTP/SAVPF 96 97 103 104 106 98 114
      c=IN IP4 0.0.0.0
      """
          + TRANSPORT
          + """
          a=mid:1
          a=extmap:14 urn:ietf:params:rtp-hdrext:toffset
          a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
          a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
          a=sendrecv
          a=rtcp-mux
          a=rtpmap:96 VP8/90000
          a=rtcp-fb:96 goog-remb
          a=rtcp-fb:96 transport-cc
          a=rtcp-fb:96 ccm fir
          a=rtcp-fb:96 nack
          a=rtcp-fb:96 nack pli
          a=rtpmap:97 rtx/90000
          a=fmtp:97 apt=96
          a=rtpmap:103 H264/90000
          a=fmtp:103 level-asymmetry-allowed=1;packetization-mode=0;profile-level-id=42001f
          a=rtpmap:104 rtx/90000
          a=fmtp:104 apt=103
          a=rtpmap:106 H264/90000
          a=rtcp-fb:106 nack pli
          a=fmtp:106 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f
          a=rtpmap:98 VP9/90000
          a=rtpmap:114 red/90000
          a=ssrc-group:FID 2001 2002
          a=ssrc:2001 cname:c
          a=ssrc:2002 cname:c
          a=x-unheard-of:whatever it is
          """;

  static final String DATA =
      """
      m=application 9 UDP/DTLS/SCTP webrtc-datachannel
      c=IN IP4 0.0.0.0
      """
          + TRANSPORT
          + """
          a=mid:2
          a=sctp-port:5000
          """;

  static final String VIDEO_AND_AUDIO = session("0 1") + AUDIO + VIDEO;
  static final String WITH_DATA = session("0 1 2") + AUDIO + VIDEO + DATA;

  private BrowserOffer() {}

  static String session(String bundledMids) {
    return """
           v=0
           o=- 4611731400430051336 2 IN IP4 127.0.0.1
           s=-
           t=0 0
           a=group:BUNDLE %s
           a=extmap-allow-mixed
           a=msid-semantic: WMS stream
           """
        .formatted(bundledMids);
  }
}
