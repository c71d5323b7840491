package io.turnout.sdp;

import java.util.Objects;

/**
 * Credentials of one ICE agent for one session (RFC 8839, section 5.4). Immutable.
 *
 * @param usernameFragment 4 to 256 ice-chars
 * @param password 22 to 256 ice-chars; a secret, never logged
 */
public record IceParameters(String usernameFragment, String password) {
  public IceParameters {
    Objects.requireNonNull(usernameFragment, "usernameFragment");
    Objects.requireNonNull(password, "password");
  }

  @Override
  public String toString() {
    return "IceParameters[usernameFragment=" + usernameFragment + ", password=***]";
  }
}
