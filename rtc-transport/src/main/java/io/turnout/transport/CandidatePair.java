package io.turnout.transport;

import io.turnout.sdp.IceCandidate;

/** A local and a remote candidate that work together (RFC 8445, section 6.1.2). Immutable. */
public record CandidatePair(IceCandidate local, IceCandidate remote) {}
