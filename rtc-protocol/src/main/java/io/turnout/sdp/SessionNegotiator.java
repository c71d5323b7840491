package io.turnout.sdp;

import io.turnout.rtp.MediaKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Offers and answers as an ICE-lite server with one transport writes them (RFC 9429, RFC 3264).
 * Immutable.
 *
 * <p>Accepted are one audio and one video m-section that share a transport: those of the first
 * BUNDLE group, or the first of all where nothing is bundled. All others are rejected with port 0,
 * data channels among them. Asked to choose the DTLS role, the server takes the passive one: the
 * browser begins as soon as its first check is answered.
 */
public final class SessionNegotiator {
  private static final String OFFERED_PROTOCOL = "UDP/TLS/RTP/SAVPF";

  private final LocalMediaParameters local;
  private final SectionWriter writer;

  public SessionNegotiator(LocalMediaParameters local) {
    this.local = local;
    this.writer = new SectionWriter(local);
  }

  /**
   * Answers an offer.
   *
   * @throws SdpException when no m-section can be accepted; says why
   */
  public Negotiation answer(SessionDescription offer) {
    if (offer.media().isEmpty()) {
      throw new SdpException("Empty offer not valid: it has no m-section");
    }
    List<String> bundled = offer.bundledMids();
    Set<MediaKind> taken = EnumSet.noneOf(MediaKind.class);
    List<NegotiatedSection> sections = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < offer.media().size(); i++) {
      MediaDescription offered = offer.media().get(i);
      Optional<String> obstacle = obstacle(offer, offered);
      if (obstacle.isPresent()) {
        reasons.add("m-section %d (%s): %s".formatted(i, offered.media(), obstacle.get()));
        continue;
      }
      MediaKind kind = offered.isAudio() ? MediaKind.AUDIO : MediaKind.VIDEO;
      boolean sharesTransport =
          bundled.isEmpty() ? sections.isEmpty() : bundled.contains(offered.mid().orElse(""));
      if (sharesTransport && taken.add(kind)) {
        Direction direction = offer.direction(offered).reversed().and(local.willing(kind));
        sections.add(section(i, kind, offered, direction));
      }
    }
    if (sections.isEmpty()) {
      throw new SdpException("no m-section can be accepted: " + String.join("; ", reasons));
    }
    return answered(offer, sections);
  }

  private Negotiation answered(SessionDescription offer, List<NegotiatedSection> sections) {
    MediaDescription first = offer.media().get(sections.getFirst().index());
    SetupRole setup =
        offer.setup(first).orElse(SetupRole.ACTPASS) == SetupRole.PASSIVE
            ? SetupRole.ACTIVE
            : SetupRole.PASSIVE;
    List<MediaDescription> media = new ArrayList<>();
    for (MediaDescription offered : offer.media()) {
      int index = media.size();
      media.add(
          sections.stream()
              .filter(section -> section.index() == index)
              .findFirst()
              .map(section -> writer.accepted(section, offered.protocol(), setup))
              .orElseGet(() -> writer.rejected(offered)));
    }
    List<String> mids =
        offer.bundledMids().isEmpty()
            ? List.of()
            : sections.stream().map(NegotiatedSection::mid).toList();
    return new Negotiation(
        writer.session(mids, media),
        offer,
        sections,
        offer.iceParameters(first).orElseThrow(),
        offer.fingerprints(first),
        setup);
  }

  /**
   * {@return an offer with one m-section for each kind, audio first}
   *
   * @param kinds at least one
   */
  public SessionDescription offer(Set<MediaKind> kinds) {
    List<MediaDescription> media = new ArrayList<>();
    List<String> mids = new ArrayList<>();
    for (MediaKind kind : EnumSet.copyOf(kinds)) {
      List<HeaderExtension> extensions = new ArrayList<>();
      for (String uri : local.capabilities().headerExtensionUris()) {
        extensions.add(new HeaderExtension(extensions.size() + 1, uri));
      }
      String mid = kind == MediaKind.AUDIO ? "audio0" : "video0";
      mids.add(mid);
      NegotiatedSection section =
          new NegotiatedSection(
              media.size(),
              mid,
              kind,
              local.willing(kind),
              local.capabilities().codecs(kind).stream()
                  .map(codec -> codec.toDescription(local.capabilities().feedback(kind)))
                  .toList(),
              extensions,
              List.of());
      media.add(writer.accepted(section, OFFERED_PROTOCOL, SetupRole.ACTPASS));
    }
    return writer.session(mids, media);
  }

  /**
   * Completes a negotiation with the answer to this side's offer.
   *
   * @throws SdpException when the answer does not belong to the offer or accepts nothing
   */
  public Negotiation complete(SessionDescription offer, SessionDescription answer) {
    if (offer.media().size() != answer.media().size()) {
      throw new SdpException(
          "answer: found %d m-sections, the offer has %d"
              .formatted(answer.media().size(), offer.media().size()));
    }
    List<NegotiatedSection> sections = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < offer.media().size(); i++) {
      MediaDescription answered = answer.media().get(i);
      MediaDescription offered = offer.media().get(i);
      if (!answered.media().equals(offered.media())) {
        throw new SdpException(
            "answer: m-section %d is '%s', offered was '%s'"
                .formatted(i, answered.media(), offered.media()));
      }
      Optional<String> obstacle = obstacle(answer, answered);
      if (obstacle.isPresent()) {
        reasons.add("m-section %d (%s): %s".formatted(i, answered.media(), obstacle.get()));
        continue;
      }
      MediaKind kind = answered.isAudio() ? MediaKind.AUDIO : MediaKind.VIDEO;
      Direction direction = answer.direction(answered).reversed().and(offer.direction(offered));
      sections.add(section(i, kind, answered, direction));
    }
    if (sections.isEmpty()) {
      throw new SdpException("the answer accepts no m-section: " + String.join("; ", reasons));
    }
    MediaDescription first = answer.media().get(sections.getFirst().index());
    SetupRole setup =
        answer.setup(first).orElse(SetupRole.ACTIVE) == SetupRole.PASSIVE
            ? SetupRole.ACTIVE
            : SetupRole.PASSIVE;
    return new Negotiation(
        offer,
        answer,
        sections,
        answer.iceParameters(first).orElseThrow(),
        answer.fingerprints(first),
        setup);
  }

  private Optional<String> obstacle(SessionDescription session, MediaDescription section) {
    if (!section.isAudio() && !section.isVideo()) {
      return Optional.of("neither audio nor video");
    }
    if (section.isRejected()) {
      return Optional.of("port 0");
    }
    if (!section.protocol().endsWith("RTP/SAVPF")) {
      return Optional.of("protocol %s, expected UDP/TLS/RTP/SAVPF".formatted(section.protocol()));
    }
    if (!section.has("rtcp-mux")) {
      return Optional.of("no a=rtcp-mux");
    }
    if (session.iceParameters(section).isEmpty()) {
      return Optional.of("no usable a=ice-ufrag and a=ice-pwd");
    }
    if (session.fingerprints(section).isEmpty()) {
      return Optional.of("no usable a=fingerprint");
    }
    MediaKind kind = section.isAudio() ? MediaKind.AUDIO : MediaKind.VIDEO;
    return codecs(kind, section).isEmpty()
        ? Optional.of("none of its codecs is known here")
        : Optional.empty();
  }

  private NegotiatedSection section(
      int index, MediaKind kind, MediaDescription remote, Direction direction) {
    return new NegotiatedSection(
        index,
        remote.mid().orElse(""),
        kind,
        direction,
        codecs(kind, remote),
        remote.headerExtensions().stream()
            .filter(
                extension -> local.capabilities().headerExtensionUris().contains(extension.uri()))
            .toList(),
        remote.ssrcs());
  }

  /** In the other side's order; of several forms of one codec the first. */
  private List<CodecDescription> codecs(MediaKind kind, MediaDescription remote) {
    List<CodecCapability> left = new ArrayList<>(local.capabilities().codecs(kind));
    List<String> feedback = local.capabilities().feedback(kind);
    List<CodecDescription> codecs = new ArrayList<>();
    for (CodecDescription codec : remote.codecs()) {
      if (left.removeIf(capability -> capability.matches(codec))) {
        codecs.add(
            new CodecDescription(
                codec.payloadType(),
                codec.name(),
                codec.clockRateHz(),
                codec.channels(),
                codec.formatParameters(),
                codec.feedback().stream().filter(feedback::contains).toList()));
      }
    }
    return codecs;
  }
}
