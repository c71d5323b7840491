package io.turnout.sdp;

import java.util.List;
import java.util.Objects;

/**
 * The outcome of one offer and its answer, as one side sees it. Immutable.
 *
 * @param local this side's description, without candidates
 * @param sections the accepted m-sections, all on one transport
 * @param localSetup active or passive
 */
public record Negotiation(
    SessionDescription local,
    SessionDescription remote,
    List<NegotiatedSection> sections,
    IceParameters remoteIce,
    List<Fingerprint> remoteFingerprints,
    SetupRole localSetup) {
  public Negotiation {
    Objects.requireNonNull(local, "local");
    Objects.requireNonNull(remote, "remote");
    sections = List.copyOf(sections);
    Objects.requireNonNull(remoteIce, "remoteIce");
    remoteFingerprints = List.copyOf(remoteFingerprints);
    Objects.requireNonNull(localSetup, "localSetup");
  }
}
