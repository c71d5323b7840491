package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.KurentoErrorCode;
import io.turnout.kurento.KurentoException;
import io.turnout.sdp.Direction;

/**
 * What a WebRtcEndpoint is constructed with. Immutable. Kurento's further parameters (data
 * channels, key type, DSCP) are accepted and change nothing.
 *
 * @param direction what the endpoint is willing to do, as it sees it
 */
record EndpointOptions(Direction direction) {
  static EndpointOptions of(Arguments arguments) {
    boolean receiveOnly = arguments.bool("recvonly", false);
    boolean sendOnly = arguments.bool("sendonly", false);
    if (receiveOnly && sendOnly) {
      throw new KurentoException(
          KurentoErrorCode.MEDIA_OBJECT_ILLEGAL_PARAM_ERROR,
          "'recvonly' and 'sendonly' are both true; at most one can be");
    }
    return new EndpointOptions(Direction.of(!receiveOnly, !sendOnly));
  }
}
