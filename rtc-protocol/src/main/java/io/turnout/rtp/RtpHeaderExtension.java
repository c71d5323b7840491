package io.turnout.rtp;

import java.util.Optional;

/**
 * Header extensions that Turnout understands, each with the URI that names it in {@code a=extmap}.
 */
public enum RtpHeaderExtension {
  /** When the packet left the sender, 6.18 fixed-point seconds. Sender-side delay estimation. */
  ABS_SEND_TIME("http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"),
  /** Loudness of the audio in the packet (RFC 6464). */
  AUDIO_LEVEL("urn:ietf:params:rtp-hdrext:ssrc-audio-level"),
  /** The m-section that the packet belongs to (RFC 9143). */
  MID("urn:ietf:params:rtp-hdrext:sdes:mid"),
  /** One sequence number over all streams of a transport (draft-holmer-rmcat-transport-wide-cc). */
  TRANSPORT_WIDE_CC("http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"),
  /** Rotation of a video frame (3GPP TS 26.114, coordination of video orientation). */
  VIDEO_ORIENTATION("urn:3gpp:video-orientation");

  private final String uri;

  RtpHeaderExtension(String uri) {
    this.uri = uri;
  }

  /** {@return the URI in {@code a=extmap} (RFC 8285, section 5)} */
  public String uri() {
    return uri;
  }

  /** {@return the extension that the URI names, empty for one that Turnout does not understand} */
  public static Optional<RtpHeaderExtension> ofUri(String uri) {
    for (RtpHeaderExtension extension : values()) {
      if (extension.uri.equals(uri)) {
        return Optional.of(extension);
      }
    }
    return Optional.empty();
  }
}
