package io.turnout.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.analysis.RunSummarizer;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunFolder;
import io.turnout.report.record.RunRecordWriter;
import io.turnout.report.record.RunSummary;
import io.turnout.report.record.RunSummaryWriter;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import io.turnout.report.testing.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
final class ReportRendererTest {
  private final Path runs;

  ReportRendererTest(@TempDir Path runs) {
    this.runs = runs;
  }

  @Test
  void shouldShowWhatHappened() throws IOException {
    RunFolder folder = SampleRun.write(runs);
    RunSummarizer.write(folder, "sample", SampleRun.judgement(), SampleRun.environment());
    Path report = new ReportRenderer().render(folder);
    String html = Files.readString(report);
    assertThat(html)
        .contains("<strong>FAILED</strong>", "12 of 12", "3 meetings, 12 users")
        .contains("no video frame of m2-u1 was decoded for 5 s &amp; its &lt;video&gt; stood still")
        .contains("The media server transcoded", "<td class=\"num\">0:40</td>")
        .contains("The monitor of meeting-app did not answer from 0:55 to 1:03")
        .contains("max(webSockets) &lt; 100", "unknown")
        .contains("Every figure was measured in this run");
    // Kept where a person can look at it.
    Path kept = Files.createDirectories(Path.of("target/sample-report"));
    Files.copy(report, kept.resolve("report.html"), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(folder.junitXml(), kept.resolve("junit.xml"), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void shouldOpenWithoutANetwork() throws IOException {
    RunFolder folder = SampleRun.write(runs);
    String html = Files.readString(new ReportRenderer().render(folder));
    String markup = html.replaceAll("(?s)<script.*?</script>|<style.*?</style>", "");
    assertThat(markup).doesNotContainPattern("(?i)\\b(src|href|action|srcset)\\s*=");
    assertThat(html)
        .doesNotContainPattern("(?i)(url\\(|@import|fetch\\(|XMLHttpRequest|new WebSocket)");
    String code = html.replace("/*! https://github.com/leeoniya/uPlot (v1.6.30) */", "");
    assertThat(code).doesNotContain("http://", "https://");
  }

  @Test
  void shouldSayThatARunWithoutSummaryWasInterrupted() throws IOException {
    RunFolder folder = SampleRun.write(runs);
    assertThat(RunSummaryWriter.read(folder)).isEmpty();
    assertThat(Files.readString(new ReportRenderer().render(folder)))
        .contains("<strong>INTERRUPTED</strong>", "<dt>Browser</dt><dd>unknown</dd>");
  }

  @Test
  void shouldEscapeWhateverUsersSupply() throws IOException {
    String evil = "</script><img src=x onerror=alert(1)>\"'&";
    RunFolder folder = RunFolder.create(runs, SampleRun.START, "evil");
    try (var writer = RunRecordWriter.open(folder, evil)) {
      SampleRun.record(writer);
      writer.record(
          new RunEvent.UserStateChanged(
              SampleRun.START, new VirtualUserId(evil, evil), UserState.FAILED, evil));
      writer.record(new RunEvent.MonitorLost(SampleRun.START, evil, evil));
    }
    RunSummarizer.write(folder, evil, SampleRun.judgement(), SampleRun.environment());
    assertThat(Files.readString(new ReportRenderer().render(folder))).doesNotContain("<img");
  }

  @Test
  void shouldCarryTheGraphsAsJson() throws IOException {
    RunFolder folder = SampleRun.write(runs);
    String html = Files.readString(new ReportRenderer().render(folder));
    var matcher =
        Pattern.compile("(?s)<script type=\"application/json\"[^>]*>(.*?)</script>").matcher(html);
    assertThat(matcher.find()).isTrue();
    JsonNode data = new JsonMapper().readTree(matcher.group(1));
    assertThat(data.get("graphs")).hasSize(9);
    assertThat(data.get("streams").size()).isGreaterThan(80);
    JsonNode users = data.get("graphs").get(0).get("lines").get(0).get("y");
    assertThat(users).hasSize(SampleRun.DURATION_SECONDS);
    assertThat(users.get(60).asInt()).isEqualTo(11);
  }

  @Test
  void shouldKeepTheSummaryAndTellCiServers() throws Exception {
    RunFolder folder = SampleRun.write(runs);
    RunSummary summary =
        RunSummarizer.write(
            folder, "sa<mple\u0001", SampleRun.judgement(), SampleRun.environment());
    assertThat(RunSummaryWriter.read(folder)).contains(summary);
    assertThat(Files.readString(folder.summary())).contains("\"actual\" : null", "\"join.time\"");

    Element suites =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.junitXml().toFile())
            .getDocumentElement();
    assertThat(suites.getAttribute("name")).isEqualTo("sa<mple\ufffd");
    assertThat(suites.getElementsByTagName("testcase").getLength()).isEqualTo(12 + 5 + 1);
    assertThat(suites.getElementsByTagName("failure").getLength()).isEqualTo(1 + 3);
    assertThat(suites.getElementsByTagName("failure").item(0).getTextContent())
        .isEqualTo(SampleRun.FAILURE);
  }
}
