package io.turnout.sdp;

import io.turnout.rtp.MediaKind;
import java.util.List;
import java.util.Objects;

/**
 * What an accepted m-section settles. Immutable.
 *
 * @param index place of the m-section in the description, from 0
 * @param mid empty when the description has none
 * @param direction as this side sees it
 * @param codecs in order of preference; their payload types hold in both directions
 * @param remoteSsrcs named by the other side, often none
 */
public record NegotiatedSection(
    int index,
    String mid,
    MediaKind kind,
    Direction direction,
    List<CodecDescription> codecs,
    List<HeaderExtension> headerExtensions,
    List<Long> remoteSsrcs) {
  public NegotiatedSection {
    Objects.requireNonNull(mid, "mid");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(direction, "direction");
    codecs = List.copyOf(codecs);
    headerExtensions = List.copyOf(headerExtensions);
    remoteSsrcs = List.copyOf(remoteSsrcs);
  }
}
