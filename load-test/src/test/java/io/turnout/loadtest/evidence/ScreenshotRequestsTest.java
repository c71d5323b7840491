package io.turnout.loadtest.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.record.EvidenceFile.Kind;
import io.turnout.virtualuser.evidence.CollectedEvidence;
import io.turnout.virtualuser.evidence.CollectedEvidence.Absence;
import io.turnout.virtualuser.evidence.EvidenceItem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class ScreenshotRequestsTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final ScreenshotRequests requests = new ScreenshotRequests(Kind.WITNESS_SCREENSHOT);

  @Test
  void shouldServeWhoWaitsTogetherWithOnePicture() throws Exception {
    AtomicInteger taken = new AtomicInteger();
    var one = requests.request();
    var other = requests.request();

    requests.serve(() -> picture(taken));
    requests.serve(() -> picture(taken));

    assertThat(requests.await(one, LONG).items()).hasSize(1);
    assertThat(requests.await(other, LONG).items()).hasSize(1);
    assertThat(taken).hasValue(1);
  }

  @Test
  void shouldNotWaitLongerThanTheDeadline() throws Exception {
    assertThat(reason(requests.await(requests.request(), Duration.ofMillis(20))))
        .isEqualTo("no answer within 0.02 s");
  }

  @Test
  void shouldRefuseWhoWaitsAndWhoComesLaterOnceTheAgentIsGone() throws Exception {
    var waiting = requests.request();

    requests.close("m1-u2 has failed, too");
    requests.close("another reason");

    assertThat(reason(requests.await(waiting, LONG))).isEqualTo("m1-u2 has failed, too");
    assertThat(reason(requests.await(requests.request(), LONG))).isEqualTo("m1-u2 has failed, too");
  }

  private static CollectedEvidence picture(AtomicInteger taken) {
    taken.incrementAndGet();
    return new CollectedEvidence(
        List.of(EvidenceItem.png(Kind.WITNESS_SCREENSHOT, new byte[1])), List.of());
  }

  private static String reason(CollectedEvidence evidence) {
    assertThat(evidence.items()).isEmpty();
    assertThat(evidence.missing())
        .extracting(Absence::kind)
        .containsExactly(Kind.WITNESS_SCREENSHOT);
    return evidence.missing().getFirst().reason();
  }
}
