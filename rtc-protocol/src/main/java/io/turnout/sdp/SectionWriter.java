package io.turnout.sdp;

import io.turnout.rtp.MediaKind;
import java.util.ArrayList;
import java.util.List;

/** Composes the m-sections of an ICE-lite server's offers and answers. */
final class SectionWriter {
  /** "discard": candidates are trickled (RFC 8840, section 4.1.1). */
  private static final int TRICKLE_PORT = 9;

  private static final String NO_ADDRESS = "IN IP4 0.0.0.0";

  private final LocalMediaParameters local;

  SectionWriter(LocalMediaParameters local) {
    this.local = local;
  }

  SessionDescription session(List<String> bundledMids, List<MediaDescription> media) {
    List<SdpAttribute> attributes = new ArrayList<>();
    attributes.add(SdpAttribute.flag("ice-lite"));
    if (!bundledMids.isEmpty()) {
      attributes.add(new SdpAttribute("group", "BUNDLE " + String.join(" ", bundledMids)));
    }
    attributes.add(new SdpAttribute("msid-semantic", " WMS *"));
    String origin = "- %d %d %s".formatted(local.sessionId(), local.sessionId(), NO_ADDRESS);
    return new SessionDescription(origin, "Turnout Media Server", NO_ADDRESS, attributes, media);
  }

  MediaDescription rejected(MediaDescription offered) {
    List<SdpAttribute> attributes = new ArrayList<>();
    offered.mid().ifPresent(mid -> attributes.add(new SdpAttribute("mid", mid)));
    attributes.add(SdpAttribute.flag(Direction.INACTIVE.token()));
    return new MediaDescription(
        offered.media(), 0, offered.protocol(), offered.formats(), "", List.of(), attributes);
  }

  MediaDescription accepted(NegotiatedSection section, String protocol, SetupRole setup) {
    List<SdpAttribute> attributes = new ArrayList<>();
    attributes.add(new SdpAttribute("rtcp", "9 " + NO_ADDRESS));
    if (!section.mid().isEmpty()) {
      attributes.add(new SdpAttribute("mid", section.mid()));
    }
    attributes.add(new SdpAttribute("ice-ufrag", local.ice().usernameFragment()));
    attributes.add(new SdpAttribute("ice-pwd", local.ice().password()));
    attributes.add(
        new SdpAttribute(
            "fingerprint", local.fingerprint().hashFunction() + " " + local.fingerprint().value()));
    attributes.add(new SdpAttribute("setup", setup.token()));
    attributes.add(SdpAttribute.flag("rtcp-mux"));
    attributes.add(SdpAttribute.flag("rtcp-rsize"));
    attributes.add(SdpAttribute.flag(section.direction().token()));
    for (HeaderExtension extension : section.headerExtensions()) {
      attributes.add(new SdpAttribute("extmap", extension.id() + " " + extension.uri()));
    }
    section.codecs().forEach(codec -> addCodec(attributes, codec));
    addSource(attributes, section);
    return new MediaDescription(
        section.kind() == MediaKind.AUDIO ? "audio" : "video",
        TRICKLE_PORT,
        protocol,
        section.codecs().stream().map(codec -> Integer.toString(codec.payloadType())).toList(),
        NO_ADDRESS,
        bandwidth(section.kind()),
        attributes);
  }

  private List<String> bandwidth(MediaKind kind) {
    int kbps = local.maxReceiveKbps().getOrDefault(kind, 0);
    return kbps > 0 ? List.of("AS:" + kbps) : List.of();
  }

  private static void addCodec(List<SdpAttribute> attributes, CodecDescription codec) {
    String channels = codec.channels() > 1 ? "/" + codec.channels() : "";
    attributes.add(
        new SdpAttribute(
            "rtpmap",
            "%d %s/%d%s"
                .formatted(codec.payloadType(), codec.name(), codec.clockRateHz(), channels)));
    if (!codec.formatParameters().isEmpty()) {
      attributes.add(
          new SdpAttribute("fmtp", codec.payloadType() + " " + codec.formatParameters()));
    }
    for (String feedback : codec.feedback()) {
      attributes.add(new SdpAttribute("rtcp-fb", codec.payloadType() + " " + feedback));
    }
  }

  private void addSource(List<SdpAttribute> attributes, NegotiatedSection section) {
    Long ssrc = local.ssrcs().get(section.kind());
    if (ssrc == null || !section.direction().sends()) {
      return;
    }
    String track = section.kind() == MediaKind.AUDIO ? "audio0" : "video0";
    attributes.add(new SdpAttribute("msid", local.cname() + " " + track));
    attributes.add(new SdpAttribute("ssrc", ssrc + " cname:" + local.cname()));
  }
}
