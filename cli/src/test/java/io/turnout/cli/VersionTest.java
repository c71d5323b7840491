package io.turnout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class VersionTest {
  @Test
  void shouldSayThatClassFoldersHaveNoVersion() {
    assertThat(Version.name()).isEqualTo("development");
  }

  @Test
  void shouldPrintItWhenAsked() {
    StringWriter out = new StringWriter();

    int code = Turnout.commandLine().setOut(new PrintWriter(out, true)).execute("--version");

    assertThat(code).isZero();
    assertThat(out).hasToString("turnout development" + System.lineSeparator());
  }
}
