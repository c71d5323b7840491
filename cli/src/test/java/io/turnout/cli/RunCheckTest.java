package io.turnout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.loadtest.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class RunCheckTest {
  private static final String PLAN =
      """
      name: small
      target: { url: "http://127.0.0.1:1" }
      grid: { embedded: { slots: 4 } }
      scenarios:
        - name: day
          arrivals: { rate: 1/s, spacing: even, for: %s, last: 1min, usersPerMeeting: 2 }
      """;

  @TempDir private Path folder;

  @Test
  void shouldSayWhatPlanNeedsAndStartNothing() throws Exception {
    Outcome outcome = check(PLAN.formatted("2s"));

    assertThat(outcome.code()).isEqualTo(ExitCode.PASSED);
    assertThat(outcome.out())
        .contains("plan     small: 1 scenarios, 2 meetings, 4 users")
        .contains("slots    4 needed, 4 there")
        .contains("server   8 streams in, 8 out")
        .endsWith("The plan can be played; nothing was started.");
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void shouldRefusePlanThatNeedsMoreThanThereIs() throws Exception {
    Outcome outcome = check(PLAN.formatted("9s"));

    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.out())
        .isEqualTo(
            "turnout: the plan is refused: grid.embedded.slots: found 4, the plan has 18 browsers"
                + " at the same time; give the Grid more slots or plan fewer users");
  }

  private record Outcome(int code, String out) {}

  private Outcome check(String yaml) throws Exception {
    Path plan = Files.writeString(folder.resolve("plan.yaml"), yaml);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    PrintStream standardOut = System.out;
    PrintStream standardError = System.err;
    System.setOut(out);
    System.setErr(out);
    try {
      int code =
          Turnout.commandLine()
              .execute("run", "--check", "--runs=" + folder.resolve("runs"), plan.toString());
      return new Outcome(code, bytes.toString(StandardCharsets.UTF_8).strip());
    } finally {
      System.setOut(standardOut);
      System.setErr(standardError);
    }
  }
}
