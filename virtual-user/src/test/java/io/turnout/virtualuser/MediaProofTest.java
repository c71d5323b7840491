package io.turnout.virtualuser;

import static io.turnout.virtualuser.Streams.inboundAudio;
import static io.turnout.virtualuser.Streams.inboundVideo;
import static io.turnout.virtualuser.Streams.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.virtualuser.MediaProof.Lost;
import io.turnout.virtualuser.MediaProof.Proven;
import io.turnout.virtualuser.MediaProof.Waiting;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MediaProofTest {
  private static final ExpectedStreams ONE_VIDEO = new ExpectedStreams(0, 1, 0, 0);
  private static final ExpectedStreams ONE_AUDIO = new ExpectedStreams(1, 0, 0, 0);
  private static final ExpectedStreams NOTHING = new ExpectedStreams(0, 0, 0, 0);

  private final MediaProof proof = new MediaProof(Duration.ofSeconds(5));

  @Test
  void shouldWaitWhenNoStreamIsThere() {
    assertThat(proof.judge(seen(0), ONE_VIDEO))
        .isEqualTo(
            new Waiting("no frame decoded from 1 of 1 expected video streams: the page has none"));
  }

  @Test
  void shouldProveOnlyWhenFramesGrow() {
    assertThat(proof.judge(seen(0, inboundVideo(0, 9, 0, 0, 0)), ONE_VIDEO))
        .isInstanceOf(Waiting.class);
    assertThat(proof.judge(seen(1000, inboundVideo(1000, 29, 0, 0, 0)), ONE_VIDEO))
        .isEqualTo(new Proven());
  }

  @Test
  void shouldNotTakePacketsWithoutFramesForVideo() {
    proof.judge(seen(0, inboundVideo(0, 0, 1000, 10, 0)), ONE_VIDEO);
    assertThat(proof.judge(seen(1000, inboundVideo(1000, 0, 9000, 90, 0)), ONE_VIDEO))
        .isInstanceOf(Waiting.class);
  }

  @Test
  void shouldLoseVideoAfterToleranceAndSayWhich() {
    proof.judge(seen(0, inboundVideo(0, 0, 0, 0, 0)), ONE_VIDEO);
    proof.judge(seen(1000, inboundVideo(1000, 20, 0, 0, 0)), ONE_VIDEO);
    assertThat(proof.judge(seen(5900, inboundVideo(5900, 20, 0, 0, 0)), ONE_VIDEO))
        .isEqualTo(new Proven());
    assertThat(proof.judge(seen(6000, inboundVideo(6000, 20, 0, 0, 0)), ONE_VIDEO))
        .isEqualTo(
            new Lost(
                "no frame decoded from 1 of 1 expected video streams:"
                    + " connection 2, SSRC 123, still for 5 s"));
  }

  @Test
  void shouldNotMissStreamsOfUsersThatAreGone() {
    proof.judge(seen(0, inboundVideo(0, 0, 0, 0, 0)), ONE_VIDEO);
    proof.judge(seen(1000, inboundVideo(1000, 20, 0, 0, 0)), ONE_VIDEO);
    assertThat(proof.judge(seen(9000, inboundVideo(9000, 20, 0, 0, 0)), NOTHING))
        .isEqualTo(new Proven());
  }

  @Test
  void shouldNotLetAStreamThatDoesNotCountStandIn() {
    proof.judge(seen(0, inboundVideo(0, 0, 0, 0, 0)), ONE_VIDEO);
    proof.judge(seen(1000, inboundVideo(1000, 20, 0, 0, 0)), ONE_VIDEO);
    assertThat(proof.judge(seen(2000, inboundVideo(2000, 40, 0, 0, 0)), ONE_VIDEO, _ -> false))
        .isEqualTo(
            new Lost("no frame decoded from 1 of 1 expected video streams: the page has none"));
    assertThat(proof.judge(seen(3000, inboundVideo(3000, 60, 0, 0, 0)), ONE_VIDEO, _ -> true))
        .isEqualTo(new Proven());
  }

  @Test
  void shouldNotTakeUnheardPacketsForAudio() {
    proof.judge(seen(0, inboundAudio(0, 1, OptionalLong.of(480))), ONE_AUDIO);
    assertThat(proof.judge(seen(1000, inboundAudio(1000, 51, OptionalLong.of(480))), ONE_AUDIO))
        .isInstanceOf(Waiting.class);
    assertThat(proof.judge(seen(2000, inboundAudio(2000, 99, OptionalLong.of(960))), ONE_AUDIO))
        .isEqualTo(new Proven());
  }

  @Test
  void shouldTakePacketsWhereTheBrowserDoesNotCountSamples() {
    proof.judge(seen(0, inboundAudio(0, 1, OptionalLong.empty())), ONE_AUDIO);
    assertThat(proof.judge(seen(1000, inboundAudio(1000, 51, OptionalLong.empty())), ONE_AUDIO))
        .isEqualTo(new Proven());
  }
}
