package io.turnout.fuzz;

import io.turnout.demux.PacketKindFuzzTest;
import io.turnout.rtcp.RtcpFuzzTest;
import io.turnout.rtp.RtpFuzzTest;
import io.turnout.sdp.SdpFuzzTest;
import io.turnout.srtp.SrtpFuzzTest;
import io.turnout.stun.StunFuzzTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every format in one search, short enough for each check; the full check searches each alone. */
final class AllFormatsFuzzTest {
  private static final List<Format> FORMATS =
      List.of(
          new Format(PacketKindFuzzTest.seeds(), PacketKindFuzzTest.Target::fuzzerTestOneInput),
          new Format(StunFuzzTest.seeds(), StunFuzzTest.Target::fuzzerTestOneInput),
          new Format(SrtpFuzzTest.seeds(), SrtpFuzzTest.Target::fuzzerTestOneInput),
          new Format(RtpFuzzTest.seeds(), RtpFuzzTest.Target::fuzzerTestOneInput),
          new Format(RtcpFuzzTest.seeds(), RtcpFuzzTest.Target::fuzzerTestOneInput),
          new Format(SdpFuzzTest.seeds(), SdpFuzzTest.Target::fuzzerTestOneInput));

  @Test
  @Timeout(240)
  void shouldSurviveAnythingInAnyFormat(@TempDir Path directory) throws Exception {
    List<byte[]> seeds = new ArrayList<>();
    for (int format = 0; format < FORMATS.size(); format++) {
      for (byte[] seed : FORMATS.get(format).seeds()) {
        byte[] chosen = new byte[seed.length + 1];
        chosen[0] = (byte) format;
        System.arraycopy(seed, 0, chosen, 1, seed.length);
        seeds.add(chosen);
      }
    }
    FuzzRun.of(Target.class, seeds).shouldFindNothing(Duration.ofSeconds(10), directory);
  }

  private record Format(List<byte[]> seeds, Consumer<byte[]> reader) {}

  /** The first byte says which format's reader gets the rest. */
  public static final class Target {
    private Target() {}

    public static void fuzzerTestOneInput(byte[] input) {
      if (input.length > 0) {
        FORMATS
            .get((input[0] & 0xff) % FORMATS.size())
            .reader()
            .accept(Arrays.copyOfRange(input, 1, input.length));
      }
    }
  }
}
