package io.turnout.systemtest.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.record.EvidenceFile;
import io.turnout.report.record.RunEvent.EvidenceTaken;
import io.turnout.report.record.RunEvent.PortalChecked;
import io.turnout.report.record.UserState;
import io.turnout.report.record.Verdict.Outcome;
import io.turnout.systemtest.meeting.MeetingServers;
import io.turnout.systemtest.meeting.RelayedMedia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kurento.client.IceCandidatePair;
import org.kurento.client.MediaObject;
import org.kurento.client.WebRtcEndpoint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A user whose media path is cut leaves everything that is needed to believe it. */
@Tag("full")
@Timeout(1200)
final class EvidenceSystemTest {
  private static final String PLAN =
      """
      scenarios:
        - name: cut
          pattern: audio
          tolerance: { mediaLoss: 20s }
          meetings: { count: 1, usersPerMeeting: 3, hold: 60s, joinTimeout: 8min }
      evidence: { portal: true }
      """;

  @Test
  void shouldHoldAllItemsForTheUserWhoseMediaPathIsCut(@TempDir Path folder) throws Exception {
    PlayedRun run;
    try (RelayedMedia media = RelayedMedia.open();
        MeetingServers servers = MeetingServers.start(folder, media.mediaServerOptions())) {
      AtomicBoolean cut = new AtomicBoolean();
      run =
          PlayedRun.of(
              PlayedRun.test(
                  servers.application(),
                  4,
                  PLAN,
                  folder,
                  progress -> {
                    if (progress.usersIn(UserState.CONNECTED) == 3 && !cut.getAndSet(true)) {
                      portsOf(servers, "u3").forEach(media.relay()::cutOff);
                    }
                  }));
    }

    assertThat(run.result().verdict().outcome()).as(run::toString).isEqualTo(Outcome.FAILED);
    assertThat(run.ends()).containsValue(UserState.FAILED);
    EvidenceTaken evidence =
        run.events(EvidenceTaken.class).stream()
            .filter(taken -> taken.user().user().endsWith("u3"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no evidence: " + run));
    assertThat(evidence.cause()).contains("media lost");
    assertThat(kinds(evidence))
        .as(evidence::toString)
        .containsExactlyInAnyOrder(EvidenceFile.Kind.values());
    for (EvidenceFile file : evidence.files()) {
      assertThat(Files.size(run.result().folder().path().resolve(file.path())))
          .isEqualTo(file.bytes())
          .isPositive();
      assertThat(run.report()).contains(file.path());
    }
    assertThat(run.events(PortalChecked.class)).as(run::toString).isNotEmpty();
  }

  private static Set<EvidenceFile.Kind> kinds(EvidenceTaken evidence) {
    return evidence.files().stream().map(EvidenceFile::kind).collect(Collectors.toSet());
  }

  /** The ports from which the media server gets the packets of the user of this name. */
  private static List<Integer> portsOf(MeetingServers servers, String userName) {
    String userId = userId(servers, userName);
    return servers.kurento().getServerManager().getPipelines().stream()
        .flatMap(pipeline -> pipeline.getChildren().stream())
        .filter(child -> child instanceof WebRtcEndpoint && userId.equals(tag(child)))
        .flatMap(child -> ((WebRtcEndpoint) child).getICECandidatePairs().stream())
        .map(IceCandidatePair::getRemoteCandidate)
        .map(candidate -> Integer.valueOf(candidate.split(" ")[5]))
        .toList();
  }

  /** The application's own id of a user, as its portal has it. */
  private static String userId(MeetingServers servers, String userName) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI state = servers.application().resolve("/admin/state");
      String json =
          http.send(HttpRequest.newBuilder(state).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      for (JsonNode user : JsonMapper.shared().readTree(json).findParents("userId")) {
        if (user.path("userName").asString("").endsWith(userName)) {
          return user.path("userId").asString();
        }
      }
      throw new IllegalStateException("no user " + userName + " in " + json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable String tag(MediaObject object) {
    return object.getTags().stream()
        .filter(tag -> tag.getKey().equals("user"))
        .map(org.kurento.client.Tag::getValue)
        .findFirst()
        .orElse(null);
  }
}
