package io.turnout.transport;

import io.turnout.sdp.Fingerprint;
import io.turnout.sdp.IceParameters;
import java.util.List;

/**
 * What the remote description says about the path. Immutable.
 *
 * @param fingerprints at least one; the peer's certificate must match one of them
 */
public record RemoteTransportParameters(IceParameters ice, List<Fingerprint> fingerprints) {
  public RemoteTransportParameters {
    fingerprints = List.copyOf(fingerprints);
    if (fingerprints.isEmpty()) {
      throw new IllegalArgumentException(
          "fingerprints: found none, at least one a=fingerprint is required (RFC 8827)");
    }
  }
}
