package io.turnout.report.record;

import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.StreamId.StreamKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Samples as lines of comma-separated values (RFC 4180, lines end with LF). Confined to one thread,
 * for it remembers the subjects it has read.
 */
final class SampleCsv {
  static final String HEADER =
      "epochMs,subject,monitor,meeting,user,connection,direction,kind,stream,metric,value";
  private static final int SUBJECT_FIELDS = 8;

  private final Map<String, Subject> subjects = new HashMap<>();

  static void append(Sample sample, StringBuilder line) {
    line.append(sample.at().toEpochMilli()).append(',');
    switch (sample.subject()) {
      case Subject.Run _ -> line.append("run,,,,,,,,");
      case Subject.Monitored(var name) -> quoted(name, line.append("monitor,")).append(",,,,,,,");
      case Subject.User(var user) -> user(user, line.append("user,,")).append(",,,,,");
      case Subject.Stream(var id) -> {
        user(id.user(), line.append("stream,,")).append(',').append(id.connection());
        line.append(',').append(id.direction().name().toLowerCase(Locale.ROOT));
        line.append(',').append(id.kind().name().toLowerCase(Locale.ROOT)).append(',');
        quoted(id.streamKey(), line).append(',');
      }
    }
    line.append(sample.metric().id()).append(',');
    double value = sample.value();
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      line.append((long) value);
    } else {
      line.append(value);
    }
  }

  private static StringBuilder user(VirtualUserId user, StringBuilder line) {
    return quoted(user.user(), quoted(user.meeting(), line).append(','));
  }

  private static StringBuilder quoted(String field, StringBuilder line) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain
        ? line.append(field)
        : line.append('"').append(field.replace("\"", "\"\"")).append('"');
  }

  /** {@return the sample, unless the line is none or has a metric that this version lacks} */
  Optional<Sample> parse(String line) {
    int timeEnd = line.indexOf(',');
    int valueStart = line.lastIndexOf(',') + 1;
    int metricStart = valueStart < 2 ? 0 : line.lastIndexOf(',', valueStart - 2) + 1;
    if (timeEnd < 1 || metricStart <= timeEnd + 1) {
      return Optional.empty();
    }
    try {
      var at = Instant.ofEpochMilli(Long.parseLong(line, 0, timeEnd, 10));
      double value = Double.parseDouble(line.substring(valueStart));
      Subject subject =
          subjects.computeIfAbsent(
              line.substring(timeEnd + 1, metricStart - 1), SampleCsv::subject);
      return Metric.byId(line.substring(metricStart, valueStart - 1))
          .map(metric -> new Sample(at, subject, metric, value));
    } catch (IllegalArgumentException | java.time.DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static Subject subject(String fields) {
    List<String> f = fields(fields);
    if (f.size() != SUBJECT_FIELDS) {
      throw new IllegalArgumentException(fields);
    }
    return switch (f.getFirst()) {
      case "run" -> new Subject.Run();
      case "monitor" -> new Subject.Monitored(f.get(1));
      case "user" -> new Subject.User(new VirtualUserId(f.get(2), f.get(3)));
      case "stream" ->
          new Subject.Stream(
              new StreamId(
                  new VirtualUserId(f.get(2), f.get(3)),
                  Integer.parseInt(f.get(4)),
                  StreamDirection.valueOf(f.get(5).toUpperCase(Locale.ROOT)),
                  StreamKind.valueOf(f.get(6).toUpperCase(Locale.ROOT)),
                  f.get(7)));
      default -> throw new IllegalArgumentException(fields);
    };
  }

  private static List<String> fields(String line) {
    var fields = new ArrayList<String>(SUBJECT_FIELDS);
    var field = new StringBuilder();
    boolean inQuotes = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        if (inQuotes && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          inQuotes = !inQuotes;
        }
      } else if (c == ',' && !inQuotes) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
