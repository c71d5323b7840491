package io.turnout.meetingapp.media;

/**
 * Immutable. Whose endpoint it is; written on the media server as name and tags.
 *
 * @param meetingId the meeting
 * @param userId the user at the other end
 * @param streamId the stream that goes through
 * @param role the direction
 */
public record EndpointName(String meetingId, String userId, String streamId, Role role) {
  /** {@return the endpoint's name on the media server} */
  public String text() {
    return role.tag() + ":" + userId + ":" + streamId;
  }

  /** Immutable. Which way media goes. */
  public enum Role {
    /** The user sends; one endpoint for each published stream. */
    SENDING("sending"),
    /** The user receives; one endpoint for each subscription. */
    RECEIVING("receiving");

    private final String tag;

    Role(String tag) {
      this.tag = tag;
    }

    /** {@return the tag's value} */
    public String tag() {
      return tag;
    }
  }
}
