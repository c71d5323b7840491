package io.turnout.srtp;

import io.turnout.fuzz.FuzzRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
public final class SrtpFuzzTest {
  @Test
  @Timeout(240)
  void shouldRefuseAnythingNotAuthentic(@TempDir Path directory) throws Exception {
    FuzzRun.of(Target.class, seeds()).shouldFindNothing(Duration.ofSeconds(3), directory);
  }

  /** {@return packets of the right form} */
  public static List<byte[]> seeds() {
    byte[] rtp = new byte[64];
    rtp[0] = (byte) 0x90;
    byte[] rtcp = new byte[64];
    rtcp[0] = (byte) 0x80;
    rtcp[1] = (byte) 200;
    rtcp[44] = (byte) 0x80;
    return List.of(rtp, rtcp);
  }

  /** Nothing that was not made with the key may pass. */
  public static final class Target {
    private Target() {}

    public static void fuzzerTestOneInput(byte[] input) {
      for (SrtpProfile profile : SrtpProfile.values()) {
        SrtpUnprotector unprotector =
            new SrtpUnprotector(profile, new byte[16], new byte[profile.saltBytes()], 4);
        if (unprotector.unprotectRtp(input.clone(), 0, input.length) >= 0
            || unprotector.unprotectRtcp(input.clone(), 0, input.length) >= 0) {
          throw new IllegalStateException("a forged packet passed under " + profile);
        }
      }
    }
  }
}
