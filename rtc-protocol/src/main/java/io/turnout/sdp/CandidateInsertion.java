package io.turnout.sdp;

import java.util.ArrayList;
import java.util.List;

/** Puts gathered candidates into a description (RFC 8839, section 4.2; RFC 8840). */
public final class CandidateInsertion {
  private CandidateInsertion() {}

  /**
   * {@return the description with the candidates in every accepted m-section, the first of them as
   * default address}
   */
  public static SessionDescription insert(
      SessionDescription session, List<IceCandidate> candidates) {
    if (candidates.isEmpty()) {
      return session;
    }
    return new SessionDescription(
        session.origin(),
        session.name(),
        session.connection(),
        session.attributes(),
        session.media().stream().map(media -> insert(media, candidates)).toList());
  }

  private static MediaDescription insert(MediaDescription media, List<IceCandidate> candidates) {
    if (media.isRejected()) {
      return media;
    }
    List<SdpAttribute> attributes = new ArrayList<>(media.attributes());
    for (IceCandidate candidate : candidates) {
      attributes.add(SdpAttribute.parse(candidate.toAttribute()));
    }
    attributes.add(SdpAttribute.flag("end-of-candidates"));
    IceCandidate first = candidates.getFirst();
    String family = first.address().indexOf(':') < 0 ? "IP4" : "IP6";
    return new MediaDescription(
        media.media(),
        first.port(),
        media.protocol(),
        media.formats(),
        "IN " + family + " " + first.address(),
        media.bandwidths(),
        attributes);
  }
}
