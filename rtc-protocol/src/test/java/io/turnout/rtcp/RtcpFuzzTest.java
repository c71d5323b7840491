package io.turnout.rtcp;

import io.turnout.fuzz.FuzzRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
public final class RtcpFuzzTest {
  @Test
  @Timeout(240)
  void shouldSurviveAnyCompound(@TempDir Path directory) throws Exception {
    FuzzRun.of(Target.class, seeds()).shouldFindNothing(Duration.ofSeconds(5), directory);
  }

  /** {@return a compound of every report and of every feedback but one, and that one} */
  public static List<byte[]> seeds() {
    byte[] buffer = new byte[500];
    RtcpWriter writer = new RtcpWriter(buffer);
    writer
        .senderReport(1, 2, 3, 4, 5)
        .reportBlock(new ReportBlock(1, 2, 3, 4, 5, 6, 7))
        .cname(1, "cname")
        .nack(1, 2)
        .nackedSequenceNumber(3)
        .pictureLossIndication(1, 2)
        .fullIntraRequest(1, 2, 3)
        .receiverEstimatedMaximumBitrate(1, 2, 500_000);
    byte[] compound = Arrays.copyOf(buffer, writer.length());
    TransportFeedbackBuilder feedback = new TransportFeedbackBuilder(50).begin(1, 0, 1);
    feedback.received(1, 1_000_000);
    feedback.received(30, 100_000_000);
    writer.clear().transportFeedback(1, 2, feedback);
    return List.of(compound, Arrays.copyOf(buffer, writer.length()));
  }

  /** Parses whatever comes and reads all of it. */
  public static final class Target implements RtcpHandler {
    private static final RtcpParser PARSER = new RtcpParser();
    private static final Target HANDLER = new Target();

    private Target() {}

    public static void fuzzerTestOneInput(byte[] input) {
      PARSER.parse(input, 0, input.length, HANDLER);
    }

    @Override
    public void onTransportFeedback(long senderSsrc, long mediaSsrc, TransportFeedback feedback) {
      int[] packets = new int[1];
      feedback.forEachPacket((sequenceNumber, received, arrivalNs) -> packets[0]++);
      if (packets[0] != feedback.packetStatusCount()) {
        throw new IllegalStateException("packets announced are not packets told");
      }
    }

    @Override
    public void onReceiverEstimatedMaximumBitrate(
        long senderSsrc, long mediaSsrc, long bitrateBps) {
      if (bitrateBps < 0) {
        throw new IllegalStateException("bitrate below zero");
      }
    }
  }
}
