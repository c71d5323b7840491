package io.turnout.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.turnout.cli.Turnout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** What the machines of the template do when they start. */
@Timeout(300)
final class UserDataTest {
  /** EC2's limit, before it is encoded. */
  private static final int MOST_BYTES = 16 * 1024;

  private static final Pattern SERVED =
      Pattern.compile("serve \\S+ \"/usr/local/bin/turnout (.+)\"");

  @Test
  void shouldHaveOneForEachRoleAndVariant() throws IOException {
    assertThat(GridTemplate.userData().values())
        .containsExactlyInAnyOrder(
            "Hub",
            "Hub",
            "NodeTemplate",
            "MediaServerMachine",
            "MediaServerMachine",
            "ApplicationMachine",
            "SeedNodeMachine");
  }

  @Test
  void shouldBeShortEnoughAndStartWithItsShell() throws IOException {
    assertThat(GridTemplate.userData().keySet())
        .allSatisfy(
            script -> {
              assertThat(script).startsWith("#!/bin/bash\n").doesNotContain("${");
              assertThat(script.getBytes(StandardCharsets.UTF_8))
                  .hasSizeLessThanOrEqualTo(MOST_BYTES);
            });
  }

  @Test
  void shouldBeReadByBash() throws IOException, InterruptedException {
    for (Map.Entry<String, String> script : GridTemplate.userData().entrySet()) {
      assertThat(ShellScript.syntaxErrors(script.getKey())).as(script.getValue()).isEmpty();
    }
  }

  @Test
  void shouldPleaseShellcheck() throws IOException, InterruptedException {
    assumeTrue(ShellScript.hasLinter(), "shellcheck is not installed (Debian: shellcheck)");
    for (Map.Entry<String, String> script : GridTemplate.userData().entrySet()) {
      assertThat(ShellScript.lint(script.getKey())).as(script.getValue()).isEmpty();
    }
  }

  @Test
  void shouldRaiseLimitsAndTellCloudFormation() throws IOException {
    assertThat(GridTemplate.userData().keySet())
        .allSatisfy(
            script ->
                assertThat(script)
                    .contains("DefaultLimitNOFILE=", "DefaultTasksMax=infinity")
                    .contains("net.core.rmem_max", "net.core.wmem_max")
                    .contains("signal FAILURE")
                    .endsWith("signal SUCCESS\n"));
  }

  /** An option that is renamed in a command must be renamed here, too. */
  @Test
  void shouldStartCommandsThatTurnoutHas() throws IOException {
    List<String> started = new ArrayList<>();
    CommandLine turnout = new CommandLine(Turnout.class);
    for (String script : Set.copyOf(GridTemplate.userData().keySet())) {
      Matcher served = SERVED.matcher(script);
      while (served.find()) {
        String[] arguments = served.group(1).replace("$address", "10.77.0.9").split(" ", -1);
        if (!turnout.getSubcommands().containsKey(arguments[0])) {
          // The Seed Node's command is one that a later release brings.
          assertThat(arguments[0]).isEqualTo("seed-node");
          continue;
        }
        turnout.parseArgs(arguments);
        started.add(arguments[0].equals("grid") ? "grid " + arguments[1] : arguments[0]);
      }
    }

    assertThat(started).contains("grid hub", "grid node", "media-server", "meeting-app");
  }
}
