package io.turnout.stun;

import io.turnout.fuzz.FuzzRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
public final class StunFuzzTest {
  @Test
  @Timeout(240)
  void shouldSurviveAnyDatagram(@TempDir Path directory) throws Exception {
    FuzzRun.of(Target.class, seeds()).shouldFindNothing(Duration.ofSeconds(5), directory);
  }

  /** {@return well-formed messages} */
  public static List<byte[]> seeds() {
    return List.of(StunVectors.REQUEST, StunVectors.IPV4_RESPONSE, StunVectors.IPV6_RESPONSE);
  }

  /** Reads whatever comes and asks the reader everything. */
  public static final class Target {
    private static final StunReader READER = new StunReader();
    private static final StunWriter WRITER = new StunWriter(548);
    private static final MessageIntegrity KEY = MessageIntegrity.ofPassword(StunVectors.PASSWORD);

    private Target() {}

    public static void fuzzerTestOneInput(byte[] input) {
      if (!READER.read(input, 0, input.length)) {
        return;
      }
      WRITER.beginResponse(StunHeader.BINDING_ERROR, READER).unknownAttributes(READER);
      boolean consistent = READER.username().isPresent() || READER.receiverFragment().isEmpty();
      boolean inRange = READER.priority() >= -1 && READER.errorCode().orElse(300) >= 0;
      if (!consistent || !inRange) {
        throw new IllegalStateException("the reader contradicts itself");
      }
      READER.isAuthentic(KEY);
      READER.xorMappedAddress();
      READER.xorMappedPort();
      READER.tieBreaker();
    }
  }
}
