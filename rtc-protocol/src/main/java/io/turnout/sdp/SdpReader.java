package io.turnout.sdp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the text of one session description, line by line. Confined to one call. */
final class SdpReader {
  static final int MAX_CHARS = 256 * 1024;
  static final int MAX_MEDIA = 128;

  private String origin = "";
  private String name = "";
  private String connection = "";
  private final List<SdpAttribute> attributes = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();

  private SdpReader() {}

  private static final class Section {
    private final String media;
    private final int port;
    private final String protocol;
    private final List<String> formats;
    private final List<String> bandwidths = new ArrayList<>();
    private final List<SdpAttribute> attributes = new ArrayList<>();
    private String connection = "";

    private Section(String media, int port, String protocol, List<String> formats) {
      this.media = media;
      this.port = port;
      this.protocol = protocol;
      this.formats = formats;
    }

    private MediaDescription toDescription() {
      return new MediaDescription(
          media, port, protocol, formats, connection, bandwidths, attributes);
    }
  }

  static SessionDescription read(String text) {
    if (text.length() > MAX_CHARS) {
      throw new SdpException(
          "description: %d characters, at most %d are read".formatted(text.length(), MAX_CHARS));
    }
    SdpReader reader = new SdpReader();
    String[] lines = text.split("\r?\n", -1);
    if (!lines[0].strip().equals("v=0")) {
      throw new SdpException("line 1: found '%s', expected 'v=0'".formatted(shortened(lines[0])));
    }
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        reader.line(i + 1, lines[i]);
      }
    }
    if (reader.origin.isEmpty()) {
      throw new SdpException("o= line: found none, one is required");
    }
    return new SessionDescription(
        reader.origin,
        reader.name,
        reader.connection,
        reader.attributes,
        reader.sections.stream().map(Section::toDescription).toList());
  }

  private void line(int number, String line) {
    if (line.length() < 2 || line.charAt(1) != '=') {
      throw new SdpException(
          "line %d: found '%s', expected <type>=<value>".formatted(number, shortened(line)));
    }
    String value = line.substring(2).stripTrailing();
    switch (line.charAt(0)) {
      case 'o' -> origin = value;
      case 's' -> name = value;
      case 'm' -> sections.add(section(number, value));
      case 'c' -> {
        if (sections.isEmpty()) {
          connection = value;
        } else {
          sections.getLast().connection = value;
        }
      }
      case 'b' -> {
        if (!sections.isEmpty()) {
          sections.getLast().bandwidths.add(value);
        }
      }
      case 'a' ->
          (sections.isEmpty() ? attributes : sections.getLast().attributes)
              .add(SdpAttribute.parse(value));
      default -> {
        // t=, i=, u=, e=, p=, r=, z=, k= and types yet unknown carry nothing that JSEP uses.
      }
    }
  }

  private Section section(int number, String value) {
    String[] words = value.strip().split(" +", -1);
    if (words.length < 4) {
      throw new SdpException(
          "line %d: found 'm=%s', expected m=<media> <port> <protocol> <format> …"
              .formatted(number, shortened(value)));
    }
    String port = words[1].split("/", 2)[0];
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 0xFFFF) {
      throw new SdpException(
          "line %d: found port '%s', expected 0 to 65535".formatted(number, shortened(words[1])));
    }
    if (sections.size() == MAX_MEDIA) {
      throw new SdpException("more than %d m-sections".formatted(MAX_MEDIA));
    }
    return new Section(
        words[0], Integer.parseInt(port), words[2], Arrays.asList(words).subList(3, words.length));
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
