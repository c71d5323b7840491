package io.turnout.systemtest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole of Turnout at once: servers, Grid, browsers, record and report. */
@Tag("full")
@Timeout(1200)
final class DemoSystemTest {
  private static final String ALL_CONNECTED = "hold .*joining 0 .*failed 0.*";

  @Test
  void shouldPassAndShowFramesDecodedOfEveryStream(@TempDir Path runs) throws Exception {
    try (DemoProcess demo = DemoProcess.start(runs, 15)) {
      demo.awaitOutput(ALL_CONNECTED);

      assertThat(demo.awaitExit()).as(demo::text).isZero();

      assertThat(demo.text()).contains("verdict  PASSED");
      Map<String, List<Double>> decoded = framesDecoded(demo.runFolder());
      assertThat(decoded).hasSizeGreaterThanOrEqualTo(2);
      assertThat(decoded.values())
          .allSatisfy(frames -> assertThat(frames.getLast()).isGreaterThan(frames.getFirst()));
      assertThat(Files.size(demo.runFolder().resolve("report.html"))).isGreaterThan(50_000);
      assertThat(demo.leftBehind()).isEmpty();
    }
  }

  @Test
  void shouldFailTheUserWhoseBrowserIsKilledAndGoOn(@TempDir Path runs) throws Exception {
    try (DemoProcess demo = DemoProcess.start(runs, 30)) {
      demo.awaitOutput(ALL_CONNECTED);
      demo.killOneBrowser();

      assertThat(demo.awaitExit()).as(demo::text).isEqualTo(1);

      List<String> ends = ends(demo.runFolder());
      assertThat(ends)
          .filteredOn(line -> line.contains("\"FAILED\""))
          .singleElement()
          .asString()
          .contains("the browser is gone");
      assertThat(ends).filteredOn(line -> line.contains("\"LEFT\"")).isNotEmpty();
      assertThat(demo.leftBehind()).isEmpty();
    }
  }

  @Test
  void shouldWriteTheReportAndLeaveNothingWhenStopped(@TempDir Path runs) throws Exception {
    try (DemoProcess demo = DemoProcess.start(runs, 120)) {
      demo.awaitOutput("ramp up .*joining [1-9].*");
      demo.terminate();

      assertThat(demo.awaitExit()).as(demo::text).isIn(130, 143);

      assertThat(demo.runFolder().resolve("report.html")).content().contains("INTERRUPTED");
      assertThat(demo.leftBehind()).isEmpty();
    }
  }

  /** By user and stream. */
  private static Map<String, List<Double>> framesDecoded(Path run) throws IOException {
    Map<String, List<Double>> frames = new LinkedHashMap<>();
    try (BufferedReader samples =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(run.resolve("samples.csv.gz"))),
                StandardCharsets.UTF_8))) {
      for (String line = samples.readLine(); line != null; line = samples.readLine()) {
        String[] fields = line.split(",", -1);
        if (line.contains(",video.framesDecoded,")) {
          String stream = String.join(",", List.of(fields).subList(1, fields.length - 2));
          frames
              .computeIfAbsent(stream, _ -> new ArrayList<>())
              .add(Double.valueOf(fields[fields.length - 1]));
        }
      }
    }
    return frames;
  }

  private static List<String> ends(Path run) throws IOException {
    return Files.readAllLines(run.resolve("events.jsonl")).stream()
        .filter(line -> line.contains("\"FAILED\"") || line.contains("\"LEFT\""))
        .toList();
  }
}
