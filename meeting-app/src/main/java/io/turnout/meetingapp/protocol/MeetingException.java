package io.turnout.meetingapp.protocol;

import java.io.Serial;

/** Immutable. A refusal that its user can understand: what was wrong, and what helps. */
public final class MeetingException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String remedy;

  /** Names what is wrong with value and limit, and the remedy. */
  public MeetingException(ErrorCode code, String message, String remedy) {
    super(message, null, false, false);
    this.code = code;
    this.remedy = remedy;
  }

  /** {@return why} */
  public ErrorCode code() {
    return code;
  }

  /** {@return what was wrong} */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** {@return what its reader can do about it} */
  public String remedy() {
    return remedy;
  }
}
