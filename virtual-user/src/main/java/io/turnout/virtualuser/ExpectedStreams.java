package io.turnout.virtualuser;

/** How many streams must flow at one user's end. Immutable. */
public record ExpectedStreams(
    int inboundAudio, int inboundVideo, int outboundAudio, int outboundVideo) {
  public ExpectedStreams {
    if (Math.min(Math.min(inboundAudio, inboundVideo), Math.min(outboundAudio, outboundVideo))
        < 0) {
      throw new IllegalArgumentException("a number of expected streams is negative");
    }
  }

  /** How many streams an application sends to and from a user. */
  @FunctionalInterface
  public interface Rule {
    /**
     * {@return the streams of one user}
     *
     * @param users users in the meeting, the asking one included; at least 1
     */
    ExpectedStreams inMeetingOf(int users);
  }
}
