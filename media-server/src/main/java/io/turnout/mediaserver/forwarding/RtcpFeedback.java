package io.turnout.mediaserver.forwarding;

import java.util.Optional;

/** Feedback that the server gives and takes, each with its value in {@code a=rtcp-fb}. */
public enum RtcpFeedback {
  /** Generic NACK (RFC 4585, section 4.2). */
  NACK("nack"),
  /** Picture loss indication (RFC 4585, section 4.2). */
  NACK_PLI("nack pli"),
  /** Full intra request (RFC 5104, section 7.1). */
  CCM_FIR("ccm fir"),
  /** Receiver estimated maximum bitrate (draft-alvestrand-rmcat-remb, section 2.3). */
  GOOG_REMB("goog-remb");

  private final String sdpValue;

  RtcpFeedback(String sdpValue) {
    this.sdpValue = sdpValue;
  }

  /** {@return what follows the payload type in {@code a=rtcp-fb}} */
  public String sdpValue() {
    return sdpValue;
  }

  /** {@return the feedback so written in SDP, empty for one that the server does not speak} */
  public static Optional<RtcpFeedback> ofSdpValue(String sdpValue) {
    for (RtcpFeedback feedback : values()) {
      if (feedback.sdpValue.equals(sdpValue)) {
        return Optional.of(feedback);
      }
    }
    return Optional.empty();
  }
}
