package io.turnout.sdp;

/** Writes a session description as text. */
final class SdpWriter {
  private final StringBuilder text = new StringBuilder(2048);

  private SdpWriter() {}

  static String write(SessionDescription session) {
    SdpWriter writer = new SdpWriter();
    writer.line('v', "0").line('o', session.origin());
    writer.line('s', session.name().isEmpty() ? "-" : session.name());
    if (!session.connection().isEmpty()) {
      writer.line('c', session.connection());
    }
    writer.line('t', "0 0");
    session.attributes().forEach(attribute -> writer.line('a', attribute.toString()));
    session.media().forEach(writer::media);
    return writer.text.toString();
  }

  private void media(MediaDescription media) {
    line(
        'm',
        "%s %d %s %s"
            .formatted(
                media.media(), media.port(), media.protocol(), String.join(" ", media.formats())));
    if (!media.connection().isEmpty()) {
      line('c', media.connection());
    }
    media.bandwidths().forEach(bandwidth -> line('b', bandwidth));
    media.attributes().forEach(attribute -> line('a', attribute.toString()));
  }

  private SdpWriter line(char type, String value) {
    text.append(type).append('=').append(value).append("\r\n");
    return this;
  }
}
