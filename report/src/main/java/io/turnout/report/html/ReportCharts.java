package io.turnout.report.html;

import io.turnout.report.analysis.RunAnalysis;
import io.turnout.report.analysis.RunAnalysis.Flow;
import io.turnout.report.analysis.RunAnalysis.Quality;
import io.turnout.report.analysis.SecondSeries;
import io.turnout.report.analysis.SpreadSeries;
import io.turnout.report.analysis.StreamFigures;
import io.turnout.report.html.ReportPage.Graph;
import io.turnout.report.record.UserState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The graphs and the table of streams as data for the page's script. Confined to one thread. */
final class ReportCharts {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_POINTS = 1200;

  /** One line of a graph. Colours and dashes are the script's; a style names a pair of them. */
  private record Line(String label, String style, SecondSeries values) {}

  private final RunAnalysis analysis;
  private final int secondsPerPoint;
  private final List<Graph> graphs = new ArrayList<>();
  private final ObjectNode data = JSON.createObjectNode();
  private final ArrayNode graphData = data.putArray("graphs");

  ReportCharts(RunAnalysis analysis) {
    this.analysis = analysis;
    this.secondsPerPoint = Math.ceilDiv(analysis.seconds(), MAX_POINTS);
    data.put("duration", analysis.timeline().durationSeconds());
    data.put("secondsPerPoint", secondsPerPoint);
    shades();
    users();
    bitrates();
    qualities();
    servers();
    streams();
  }

  List<Graph> graphs() {
    return List.copyOf(graphs);
  }

  /** {@return the data as JSON that can stand in a script element: it has no {@code <}} */
  String json() {
    return JSON.writeValueAsString(data).replace("<", "\\u003c");
  }

  String resolution() {
    return secondsPerPoint == 1 ? "one point a second" : "one point is " + secondsPerPoint + " s";
  }

  private void shades() {
    ArrayNode shades = data.putArray("transcoding");
    for (var span : analysis.timeline().transcodings()) {
      shades
          .addArray()
          .add(analysis.timeline().seconds(span.start()))
          .add(analysis.timeline().seconds(span.end()));
    }
  }

  private void users() {
    Map<UserState, SecondSeries> users = analysis.usersByState();
    add(
        "users",
        "Users",
        "virtual users by state, at the end of each second",
        "count",
        List.of(
            new Line("connected", "blue", of(users, UserState.CONNECTED)),
            new Line("joining", "amber", of(users, UserState.JOINING)),
            new Line("failed", "red", of(users, UserState.FAILED))));
  }

  private void bitrates() {
    Map<Flow, SecondSeries> bitrates = analysis.bitrates();
    add(
        "video-bitrate",
        "Video bitrate",
        "payload, all users together",
        "bps",
        List.of(
            new Line("received", "blue", of(bitrates, Flow.VIDEO_RECEIVED)),
            new Line("sent", "amber", of(bitrates, Flow.VIDEO_SENT))));
    add(
        "audio-bitrate",
        "Audio bitrate",
        "payload, all users together",
        "bps",
        List.of(
            new Line("received", "blue", of(bitrates, Flow.AUDIO_RECEIVED)),
            new Line("sent", "amber", of(bitrates, Flow.AUDIO_SENT))));
  }

  private void qualities() {
    SpreadSeries frameRate = spread(Quality.FRAME_RATE_RECEIVED);
    add(
        "frame-rate",
        "Frame rate",
        "frames decoded, over all video streams received; 5th percentile: the worst streams",
        "fps",
        List.of(
            new Line("median", "blue", frameRate.median()),
            new Line("mean", "green-dotted", frameRate.mean()),
            new Line("5th percentile", "red-dashed", frameRate.p5())));
    add(
        "loss",
        "Packet loss",
        "share of packets lost in the second, over all streams",
        "ratio",
        List.of(
            new Line("video, mean", "blue", spread(Quality.VIDEO_LOSS).mean()),
            new Line("video, 95th percentile", "blue-dashed", spread(Quality.VIDEO_LOSS).p95()),
            new Line("audio, mean", "amber", spread(Quality.AUDIO_LOSS).mean()),
            new Line("audio, 95th percentile", "amber-dashed", spread(Quality.AUDIO_LOSS).p95())));
    add(
        "jitter",
        "Jitter",
        "interarrival jitter (RFC 3550), over all streams",
        "ms",
        List.of(
            new Line("video, median", "blue", spread(Quality.VIDEO_JITTER).median()),
            new Line("video, 95th percentile", "blue-dashed", spread(Quality.VIDEO_JITTER).p95()),
            new Line("audio, median", "amber", spread(Quality.AUDIO_JITTER).median()),
            new Line(
                "audio, 95th percentile", "amber-dashed", spread(Quality.AUDIO_JITTER).p95())));
    add(
        "rtt",
        "Round-trip time",
        "user to media server and back",
        "ms",
        List.of(
            new Line("median", "blue", spread(Quality.ROUND_TRIP_TIME).median()),
            new Line("95th percentile", "blue-dashed", spread(Quality.ROUND_TRIP_TIME).p95())));
  }

  private void servers() {
    add(
        "cpu",
        "Processor",
        "100 % is one core; a gap: the monitor did not answer",
        "percent",
        lines(analysis.cpu()));
    add("memory", "Memory", "resident memory", "bytes", lines(analysis.memory()));
  }

  private static List<Line> lines(Map<String, SecondSeries> monitors) {
    List<String> styles = List.of("blue", "amber", "green", "red-dashed", "blue-dashed");
    var lines = new ArrayList<Line>();
    monitors.forEach(
        (name, series) ->
            lines.add(new Line(name, styles.get(lines.size() % styles.size()), series)));
    return lines;
  }

  private void add(String id, String title, String note, String unit, List<Line> lines) {
    List<Line> known = lines.stream().filter(line -> !line.values().isEmpty()).toList();
    graphs.add(new Graph(id, title, note, known.isEmpty() ? "unknown: nothing was measured" : ""));
    if (known.isEmpty()) {
      return;
    }
    ObjectNode graph = graphData.addObject().put("id", id).put("unit", unit);
    ArrayNode series = graph.putArray("lines");
    for (Line line : known) {
      ArrayNode values =
          series.addObject().put("label", line.label()).put("style", line.style()).putArray("y");
      line.values().means(analysis.seconds(), secondsPerPoint).forEach(v -> rounded(values, v));
    }
  }

  private void streams() {
    ArrayNode rows = data.putArray("streams");
    for (StreamFigures stream : analysis.streams()) {
      var id = stream.id();
      ArrayNode row = rows.addArray().add(id.user().meeting()).add(id.user().user());
      row.add(id.connection() + ":" + id.streamKey());
      row.add(id.direction().name().toLowerCase(Locale.ROOT));
      row.add(id.kind().name().toLowerCase(Locale.ROOT));
      text(row, stream.codec().map(ReportCharts::codecName));
      rounded(row, stream.firstFrames());
      rounded(row, stream.lastFrames());
      rounded(row, stream.frameRate());
      rounded(row, stream.bitrateBps());
      rounded(row, stream.packetLoss());
      rounded(row, stream.jitterMs());
      rounded(row, stream.freezes());
      text(row, stream.resolution());
    }
  }

  private static String codecName(String mimeType) {
    return mimeType.substring(mimeType.indexOf('/') + 1);
  }

  private static void text(ArrayNode row, Optional<String> text) {
    text.ifPresentOrElse(row::add, row::addNull);
  }

  /** Six digits are more than a screen shows; whole numbers stay whole. */
  private static void rounded(ArrayNode values, OptionalDouble value) {
    if (value.isEmpty()) {
      values.addNull();
      return;
    }
    double v = value.getAsDouble();
    if (v == Math.rint(v) && Math.abs(v) < 1e15) {
      values.add((long) v);
    } else {
      values.add(new BigDecimal(v).round(new MathContext(6)).doubleValue());
    }
  }

  private SpreadSeries spread(Quality quality) {
    return analysis.spreads().getOrDefault(quality, new SpreadSeries());
  }

  private static <K> SecondSeries of(Map<K, SecondSeries> series, K key) {
    return series.getOrDefault(key, new SecondSeries());
  }
}
