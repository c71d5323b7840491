package io.turnout.sdp;

/** The text is no session description, or not one that can be negotiated; the message says why. */
public final class SdpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SdpException(String message) {
    super(message, null, false, false);
  }
}
