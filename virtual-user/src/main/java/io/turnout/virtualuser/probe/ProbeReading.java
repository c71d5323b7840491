package io.turnout.virtualuser.probe;

import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.Observation;
import io.turnout.virtualuser.PageProblem;
import io.turnout.virtualuser.StreamStatistics;
import io.turnout.virtualuser.StreamStatistics.AudioStatistics;
import io.turnout.virtualuser.StreamStatistics.Reception;
import io.turnout.virtualuser.StreamStatistics.RemoteReport;
import io.turnout.virtualuser.StreamStatistics.VideoStatistics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Immutable. Reads what the probe in the page answers: W3C statistics by their W3C names. */
public final class ProbeReading {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final double MS_PER_SECOND = 1000;

  private ProbeReading() {}

  /**
   * Reads one answer. Members that are missing or of another type are unknown; streams without kind
   * or number are left out.
   *
   * @throws IllegalArgumentException when the text is not the probe's answer at all
   */
  public static Observation parse(String json, VirtualUserId user, Instant at) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the page's probe answered no JSON", e);
    }
    List<StreamStatistics> streams = new ArrayList<>();
    for (JsonNode connection : root.path("connections")) {
      int number = connection.path("number").asInt(-1);
      for (JsonNode stream : connection.path("streams")) {
        stream(user, number, stream).ifPresent(streams::add);
      }
    }
    List<PageProblem> problems = new ArrayList<>();
    for (JsonNode problem : root.path("problems")) {
      problem(problem).ifPresent(problems::add);
    }
    JsonNode participants = root.path("participants");
    return new Observation(
        at,
        streams,
        problems,
        participants.isInt() ? OptionalInt.of(participants.intValue()) : OptionalInt.empty(),
        text(root, "failure").filter(failure -> !failure.isBlank()),
        ShownReading.of(root, at));
  }

  private static Optional<PageProblem> problem(JsonNode problem) {
    for (PageProblem.Kind kind : PageProblem.Kind.values()) {
      if (text(problem, "kind").filter(kind.name()::equals).isPresent()) {
        return Optional.of(new PageProblem(kind, text(problem, "message").orElse("")));
      }
    }
    return Optional.empty();
  }

  private static Optional<StreamStatistics> stream(
      VirtualUserId user, int connection, JsonNode stats) {
    boolean inbound = text(stats, "type").filter("inbound-rtp"::equals).isPresent();
    Optional<StreamKind> kind = kind(stats);
    JsonNode timestamp = stats.path("timestamp");
    if (connection < 0 || kind.isEmpty() || !timestamp.isNumber()) {
      return Optional.empty();
    }
    OptionalLong ssrc = count(stats, "ssrc");
    String key =
        ssrc.isPresent() ? Long.toString(ssrc.getAsLong()) : text(stats, "id").orElse("unknown");
    boolean video = kind.get() == StreamKind.VIDEO;
    JsonNode remote = stats.path("remote");
    OptionalDouble pairRoundTrip = milliseconds(stats, "roundTripTime");
    return Optional.of(
        new StreamStatistics(
            new StreamId(
                user,
                connection,
                inbound ? StreamDirection.INBOUND : StreamDirection.OUTBOUND,
                kind.get(),
                key),
            timestamp.asDouble(),
            text(stats, "mimeType").orElse(""),
            count(stats, inbound ? "bytesReceived" : "bytesSent"),
            count(stats, inbound ? "packetsReceived" : "packetsSent"),
            pairRoundTrip.isPresent() ? pairRoundTrip : milliseconds(remote, "roundTripTime"),
            inbound
                ? new Reception(count(stats, "packetsLost"), milliseconds(stats, "jitter"))
                : Reception.UNKNOWN,
            video ? video(stats, inbound) : VideoStatistics.UNKNOWN,
            !video && inbound ? audio(stats) : AudioStatistics.UNKNOWN,
            remoteReport(remote),
            text(stats, "trackIdentifier")));
  }

  private static Optional<StreamKind> kind(JsonNode stats) {
    return text(stats, "kind")
        .filter(kind -> kind.equals("audio") || kind.equals("video"))
        .map(kind -> StreamKind.valueOf(kind.toUpperCase(Locale.ROOT)));
  }

  private static VideoStatistics video(JsonNode stats, boolean inbound) {
    return new VideoStatistics(
        count(stats, inbound ? "framesDecoded" : "framesEncoded"),
        count(stats, "framesDropped"),
        count(stats, inbound ? "keyFramesDecoded" : "keyFramesEncoded"),
        count(stats, "frameWidth"),
        count(stats, "frameHeight"),
        count(stats, "freezeCount"),
        milliseconds(stats, "totalFreezesDuration"),
        count(stats, "nackCount"),
        count(stats, "pliCount"));
  }

  private static AudioStatistics audio(JsonNode stats) {
    return new AudioStatistics(
        number(stats, "totalAudioEnergy"),
        count(stats, "totalSamplesReceived"),
        count(stats, "concealedSamples"));
  }

  private static Optional<RemoteReport> remoteReport(JsonNode remote) {
    OptionalDouble timestamp = number(remote, "timestamp");
    return timestamp.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RemoteReport(
                timestamp.getAsDouble(),
                number(remote, "fractionLost"),
                milliseconds(remote, "jitter")));
  }

  private static OptionalLong count(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isIntegralNumber() ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
  }

  private static OptionalDouble number(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
  }

  private static OptionalDouble milliseconds(JsonNode node, String member) {
    OptionalDouble seconds = number(node, member);
    return seconds.isPresent() ? OptionalDouble.of(seconds.getAsDouble() * MS_PER_SECOND) : seconds;
  }

  private static Optional<String> text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }
}
