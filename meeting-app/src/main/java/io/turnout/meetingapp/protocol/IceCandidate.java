package io.turnout.meetingapp.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Immutable. One trickled candidate (RFC 8838) in the form of W3C's {@code RTCIceCandidateInit}.
 *
 * @param candidate the candidate attribute, {@code candidate:…}; empty at the end of candidates
 * @param sdpMid the m-section's id, if known
 * @param sdpMLineIndex the m-section's index, if known
 */
public record IceCandidate(
    String candidate, @Nullable String sdpMid, @Nullable Integer sdpMLineIndex) {
  /** Checks what came from the network. */
  public IceCandidate {
    if (!Fields.required("candidate.candidate", candidate).isEmpty()) {
      Fields.text("candidate.candidate", candidate, Fields.MAX_CANDIDATE_CHARACTERS);
    }
    if (sdpMid != null && !sdpMid.isEmpty()) {
      Fields.text("candidate.sdpMid", sdpMid, Fields.MAX_ID_CHARACTERS);
    }
    if (sdpMLineIndex != null) {
      Fields.between("candidate.sdpMLineIndex", sdpMLineIndex, 0, 255);
    }
  }
}
