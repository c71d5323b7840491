package io.turnout.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.analysis.RunSummarizer;
import io.turnout.report.record.EvidenceFile;
import io.turnout.report.record.PortalCount;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunFolder;
import io.turnout.report.record.RunRecordWriter;
import io.turnout.report.record.RunSummary;
import io.turnout.report.record.RunSummaryWriter;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import io.turnout.report.testing.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
        .contains("webSockets(meeting-app) max &lt; 100", "unknown")
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
    assertThat(markup)
        .doesNotContainPattern("(?i)\\b(action|srcset)\\s*=")
        .doesNotContainPattern("(?i)\\bsrc\\s*=\\s*\"(?!data:image/jpeg;base64,)")
        .doesNotContainPattern("(?i)\\bhref\\s*=\\s*\"(?!#|\\./)");
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
      hostileEvents(evil).forEach(writer::record);
    }
    RunSummarizer.write(folder, evil, SampleRun.judgement(), SampleRun.environment());
    String html = Files.readString(new ReportRenderer().render(folder));
    assertThat(html)
        .doesNotContain("<img src=x", "javascript:", "href=\"/", "href=\"..", "<b>all</b>")
        .contains("&lt;img src=x");
  }

  private static List<RunEvent> hostileEvents(String evil) {
    var at = SampleRun.START;
    var user = new VirtualUserId(evil, evil);
    var count = new PortalCount(1, 1, 1);
    return List.of(
        new RunEvent.UserStateChanged(at, user, UserState.JOINING, evil),
        new RunEvent.JoinRetried(at, user, 1, evil),
        new RunEvent.UserStateChanged(at, user, UserState.FAILED, evil),
        new RunEvent.MonitorLost(at, evil, evil),
        new RunEvent.ScenarioPhaseChanged(at, evil, RunEvent.RunPhase.HOLD),
        new RunEvent.ThresholdBreached(at, evil, evil),
        new RunEvent.ActionPerformed(at, user, 1, UserAction.SEND_MESSAGE, evil),
        new RunEvent.ActionMissed(at, user, user, 1, UserAction.SEND_MESSAGE, evil),
        new RunEvent.EvidenceTaken(
            at,
            user,
            evil,
            List.of(
                new EvidenceFile(EvidenceFile.Kind.SCREENSHOT, "javascript:alert(1)", 1),
                new EvidenceFile(EvidenceFile.Kind.DOM, "../../../../../../etc/passwd", 1),
                new EvidenceFile(EvidenceFile.Kind.CONSOLE_LOG, "/etc/passwd", 1),
                new EvidenceFile(EvidenceFile.Kind.DRIVER_LOG, evil + "\0", 1)),
            List.of(evil)),
        new RunEvent.EvidenceOmitted(at, user, evil, evil),
        new RunEvent.PortalChecked(at, count, count, List.of(evil), Optional.of(evil)));
  }

  @Test
  void shouldShowEvidenceAtItsSecond() throws IOException {
    RunFolder folder = SampleRun.write(runs);
    RunSummarizer.write(folder, "sample", SampleRun.judgement(), SampleRun.environment());
    assertThat(Files.readString(new ReportRenderer().render(folder)))
        .contains("<a class=\"mark evidence\" href=\"#evidence-1\" style=\"left:19.333%\"")
        .contains("id=\"evidence-1\"", "m2-u2 failed at 0:17", "src=\"data:image/jpeg;base64,")
        .contains("href=\"./evidence/m2-u2-failed/m2-u1%20witness.png\"")
        .contains("not had: driver's log: the Grid keeps none")
        .contains("<strong>4 left out</strong>", "4 times: the budget of 24 files is used up")
        .contains("<a class=\"see\" href=\"#evidence-1\">0:17</a>");
  }

  @Test
  void shouldShowActionsTriesScenariosAndThePortalsCount() throws IOException {
    RunFolder folder = SampleRun.write(runs);
    RunSummarizer.write(folder, "sample", SampleRun.judgement(), SampleRun.environment());
    assertThat(Files.readString(new ReportRenderer().render(folder)))
        .contains("the audio energy stayed at 0.12 for 5 s, expected silence")
        .contains("title=\"joined at the 3rd try\"", "<dt>Joined at the 2nd try</dt>")
        .contains("title=\"stand-ups: ramp up\"", "title=\"webinar: hold\"")
        .contains("meeting m2: expected 3 flowing streams, the portal shows 2")
        .contains("crossed at 0:46", "\u22127.10 ms", "+2\u202f716 ms")
        .contains("muted from 0:50 to 1:12", "reloading from 1:10 to 1:12");
  }

  @Test
  void shouldRenderTheRecordOfAVersionWithoutActionsAndEvidence() throws IOException {
    RunFolder folder = RunFolder.create(runs, SampleRun.START, "old");
    try (var writer = RunRecordWriter.open(folder, "")) {
      var user = SampleRun.FAILED_USER;
      for (UserState state : List.of(UserState.SCHEDULED, UserState.JOINING, UserState.FAILED)) {
        writer.record(new RunEvent.UserStateChanged(SampleRun.START, user, state, "gone"));
      }
    }
    RunSummarizer.write(folder, "old", SampleRun.judgement(), SampleRun.environment());
    var json = new JsonMapper();
    var summary = (ObjectNode) json.readTree(Files.readString(folder.summary()));
    summary.remove(List.of("scenarios", "actions", "deliveries", "evidence", "portalChecks"));
    summary.get("thresholds").forEach(t -> ((ObjectNode) t).remove("margin"));
    summary.get("users").forEach(u -> ((ObjectNode) u).remove("joinAttempts"));
    Files.writeString(folder.summary(), json.writeValueAsString(summary));
    assertThat(Files.readString(new ReportRenderer().render(folder)))
        .contains("<strong>FAILED</strong>", "users.failed max == 0", "m2-u2")
        .doesNotContain("id=\"evidence\"", "id=\"actions\"", "id=\"portal\"");
    assertThat(RunSummaryWriter.read(folder))
        .hasValueSatisfying(old -> assertThat(old.evidence()).isEmpty());
  }

  @Test
  void shouldCarryTheGraphsAsJson() throws IOException {
    RunFolder folder = SampleRun.write(runs);
    String html = Files.readString(new ReportRenderer().render(folder));
    var matcher =
        Pattern.compile("(?s)<script type=\"application/json\" id=\"report-data\">(.*?)</script>")
            .matcher(html);
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
    assertThat(suites.getElementsByTagName("testcase").getLength()).isEqualTo(12 + 6 + 1);
    assertThat(suites.getElementsByTagName("failure").getLength()).isEqualTo(1 + 3);
    assertThat(suites.getElementsByTagName("failure").item(0).getTextContent())
        .isEqualTo(SampleRun.FAILURE);
    assertThat(properties(suites))
        .contains("margin=-7.1", "margin=2716", "margin=unknown", "joinAttempts=3")
        .contains("actions.mute.missed=1", "evidence.omitted=4", "portalChecks.differing=1");
  }

  private static List<String> properties(Element suites) {
    var properties = new ArrayList<String>();
    var nodes = suites.getElementsByTagName("property");
    for (int i = 0; i < nodes.getLength(); i++) {
      var property = (Element) nodes.item(i);
      properties.add(property.getAttribute("name") + "=" + property.getAttribute("value"));
    }
    return properties;
  }
}
