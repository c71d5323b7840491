package io.turnout.kurento;

/** A call that fails with one of Kurento's codes; the message goes to the caller. */
public final class KurentoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final KurentoErrorCode code;

  public KurentoException(KurentoErrorCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  public KurentoErrorCode code() {
    return code;
  }
}
