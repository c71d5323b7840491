package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.KurentoErrorCode;
import io.turnout.kurento.KurentoException;
import io.turnout.rtp.MediaKind;
import io.turnout.sdp.CandidateInsertion;
import io.turnout.sdp.IceCandidate;
import io.turnout.sdp.Negotiation;
import io.turnout.sdp.SdpException;
import io.turnout.sdp.SessionDescription;
import io.turnout.sdp.SessionNegotiator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Confined to its pipeline's event loop. The one offer and answer in an endpoint's life, and
 * Kurento's rules about their order.
 */
final class SdpExchange {
  private @Nullable SessionDescription localOffer;
  private @Nullable SessionNegotiator offerer;
  private @Nullable Negotiation negotiation;
  private @Nullable String remoteText;
  private List<IceCandidate> gathered = List.of();

  /** {@return the outcome of answering the offer} */
  Negotiation processOffer(String offer, SessionNegotiator negotiator) {
    if (negotiation != null || localOffer != null) {
      throw alreadyNegotiated();
    }
    if (offer.isBlank()) {
      throw new KurentoException(KurentoErrorCode.SDP_PARSE_ERROR, "Empty offer not valid");
    }
    negotiation = parsed(() -> negotiator.answer(SessionDescription.parse(offer)));
    remoteText = offer;
    return negotiation;
  }

  /** {@return the text of a new offer} */
  String generateOffer(Set<MediaKind> kinds, SessionNegotiator negotiator) {
    if (negotiation != null || localOffer != null) {
      throw alreadyNegotiated();
    }
    if (kinds.isEmpty()) {
      throw new KurentoException(
          KurentoErrorCode.SDP_END_POINT_GENERATE_OFFER_ERROR,
          "Offer has neither audio nor video; at least one is needed");
    }
    localOffer = negotiator.offer(kinds);
    offerer = negotiator;
    return localDescriptor();
  }

  /** {@return the outcome of the answer to the offer generated before} */
  Negotiation processAnswer(String answer) {
    if (localOffer == null || offerer == null) {
      throw new KurentoException(
          KurentoErrorCode.SDP_END_POINT_NOT_OFFER_GENERATED,
          "Offer not generated. It is not possible to process an answer.");
    }
    if (negotiation != null) {
      throw new KurentoException(
          KurentoErrorCode.SDP_END_POINT_ANSWER_ALREADY_PROCCESED, "Answer already processed");
    }
    if (answer.isBlank()) {
      throw new KurentoException(KurentoErrorCode.SDP_PARSE_ERROR, "Empty answer not valid");
    }
    SessionNegotiator negotiator = offerer;
    SessionDescription offer = localOffer;
    negotiation = parsed(() -> negotiator.complete(offer, SessionDescription.parse(answer)));
    remoteText = answer;
    return negotiation;
  }

  private static Negotiation parsed(Supplier<Negotiation> outcome) {
    try {
      return outcome.get();
    } catch (SdpException e) {
      throw new KurentoException(
          KurentoErrorCode.SDP_PARSE_ERROR, "Invalid SDP: " + e.getMessage());
    }
  }

  private static KurentoException alreadyNegotiated() {
    return new KurentoException(
        KurentoErrorCode.SDP_END_POINT_ALREADY_NEGOTIATED, "Endpoint already negotiated");
  }

  void gathered(List<IceCandidate> candidates) {
    gathered = List.copyOf(candidates);
  }

  boolean hasLocalDescription() {
    return negotiation != null || localOffer != null;
  }

  /** {@return this side's description with the candidates gathered so far} */
  String localDescriptor() {
    return CandidateInsertion.insert(local(), gathered).toSdp();
  }

  /** {@return this side's description} */
  SessionDescription local() {
    if (negotiation != null) {
      return negotiation.local();
    }
    if (localOffer != null) {
      return localOffer;
    }
    throw new KurentoException(KurentoErrorCode.SDP_END_POINT_NO_LOCAL_SDP_ERROR, "No local SDP");
  }

  /** {@return the peer's description as it came} */
  String remoteDescriptor() {
    if (remoteText == null) {
      throw new KurentoException(
          KurentoErrorCode.SDP_END_POINT_NO_REMOTE_SDP_ERROR, "No remote SDP");
    }
    return remoteText;
  }
}
