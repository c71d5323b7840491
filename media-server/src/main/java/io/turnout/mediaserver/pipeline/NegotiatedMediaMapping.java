package io.turnout.mediaserver.pipeline;

import io.turnout.mediaserver.forwarding.NegotiatedMedia;
import io.turnout.mediaserver.forwarding.RtcpFeedback;
import io.turnout.mediaserver.forwarding.RtpCodec;
import io.turnout.rtp.MediaKind;
import io.turnout.rtp.RtpHeaderExtension;
import io.turnout.sdp.CodecDescription;
import io.turnout.sdp.HeaderExtension;
import io.turnout.sdp.NegotiatedSection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in the terms of forwarding what two session descriptions have settled. */
final class NegotiatedMediaMapping {
  private NegotiatedMediaMapping() {}

  static List<NegotiatedMedia> of(
      List<NegotiatedSection> sections, Map<MediaKind, Long> ssrcs, String cname) {
    return sections.stream()
        .map(
            section ->
                new NegotiatedMedia(
                    section.kind(),
                    section.mid(),
                    section.direction().sends(),
                    section.direction().receives(),
                    section.codecs().stream().map(NegotiatedMediaMapping::codec).toList(),
                    extensions(section.headerExtensions()),
                    ssrcs.getOrDefault(section.kind(), 0L),
                    cname))
        .toList();
  }

  private static RtpCodec codec(CodecDescription codec) {
    return new RtpCodec(
        codec.name(),
        codec.payloadType(),
        codec.clockRateHz(),
        codec.channels(),
        codec.formatParameters(),
        codec.feedback().stream()
            .flatMap(value -> RtcpFeedback.ofSdpValue(value).stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Map<RtpHeaderExtension, Integer> extensions(List<HeaderExtension> negotiated) {
    Map<RtpHeaderExtension, Integer> ids = new EnumMap<>(RtpHeaderExtension.class);
    for (HeaderExtension extension : negotiated) {
      RtpHeaderExtension.ofUri(extension.uri())
          .ifPresent(known -> ids.putIfAbsent(known, extension.id()));
    }
    return ids;
  }
}
