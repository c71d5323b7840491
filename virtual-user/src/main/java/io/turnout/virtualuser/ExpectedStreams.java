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

    /** {@return the streams of one user while users send what they send now} */
    default ExpectedStreams among(Senders senders) {
      ExpectedStreams all = inMeetingOf(senders.users());
      return new ExpectedStreams(
          inMeetingOf(1 + senders.audioOfOthers()).inboundAudio(),
          inMeetingOf(1 + senders.videoOfOthers()).inboundVideo(),
          all.outboundAudio() * senders.ownAudio(),
          all.outboundVideo() * senders.ownVideo());
    }
  }

  /**
   * What is sent in a meeting at one moment. Immutable.
   *
   * @param users in the meeting, the asking one included
   * @param audioOfOthers microphones that others send
   * @param videoOfOthers cameras and screens that others send
   * @param ownAudio 1 while the asking user sends its microphone, else 0
   * @param ownVideo 1 for its camera and 1 for its screen
   */
  public record Senders(
      int users, int audioOfOthers, int videoOfOthers, int ownAudio, int ownVideo) {}
}
