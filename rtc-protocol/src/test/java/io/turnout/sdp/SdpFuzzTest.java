package io.turnout.sdp;

import io.turnout.fuzz.FuzzRun;
import io.turnout.rtp.MediaKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
public final class SdpFuzzTest {
  @Test
  @Timeout(240)
  void shouldSurviveAnyText(@TempDir Path directory) throws Exception {
    FuzzRun.of(Target.class, seeds()).shouldFindNothing(Duration.ofSeconds(5), directory);
  }

  /** {@return a browser's offer} */
  public static List<byte[]> seeds() {
    return List.of(BrowserOffer.WITH_DATA.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads, answers and takes as an answer whatever comes; only a clear refusal may be thrown. */
  public static final class Target {
    private static final SessionNegotiator NEGOTIATOR =
        new SessionNegotiator(
            new LocalMediaParameters(
                MediaCapabilities.KURENTO,
                new IceParameters("loca", "localPasswordOfTwentyFour"),
                new Fingerprint("sha-256", "AB:CD"),
                7,
                "cname",
                Map.of(MediaKind.AUDIO, 11L, MediaKind.VIDEO, 22L),
                Map.of(),
                Map.of()));
    private static final SessionDescription OFFER =
        NEGOTIATOR.offer(EnumSet.allOf(MediaKind.class));

    private Target() {}

    public static void fuzzerTestOneInput(byte[] input) {
      try {
        SessionDescription read =
            SessionDescription.parse(new String(input, StandardCharsets.UTF_8));
        read.media().forEach(MediaDescription::candidates);
        SessionDescription.parse(NEGOTIATOR.answer(read).local().toSdp());
        NEGOTIATOR.complete(OFFER, read);
      } catch (SdpException _) {
        // Refused with a reason.
      }
    }
  }
}
