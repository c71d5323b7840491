package io.turnout.demux;

import io.turnout.fuzz.FuzzRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
public final class PacketKindFuzzTest {
  @Test
  @Timeout(240)
  void shouldSortAnyDatagram(@TempDir Path directory) throws Exception {
    FuzzRun.of(Target.class, seeds()).shouldFindNothing(Duration.ofSeconds(2), directory);
  }

  /** {@return the beginnings of RTP and of DTLS} */
  public static List<byte[]> seeds() {
    return List.of(new byte[] {(byte) 0x80, 96}, new byte[] {22, -2, -3});
  }

  /** Whatever is called RTP, RTCP, STUN or DTLS must at least hold that protocol's header. */
  public static final class Target {
    private Target() {}

    public static void fuzzerTestOneInput(byte[] input) {
      int needed =
          switch (PacketKind.of(input, 0, input.length)) {
            case STUN -> 20;
            case DTLS -> 13;
            case RTP -> 12;
            case RTCP -> 8;
            case ZRTP, TURN_CHANNEL -> 1;
            case UNKNOWN -> 0;
          };
      if (input.length < needed) {
        throw new IllegalStateException("too short for its kind");
      }
    }
  }
}
