package io.turnout.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

final class ServerLifeOptionsTest {
  private static final int PORT = 8888;

  private final List<Integer> attempts = new ArrayList<>();

  @Test
  void shouldServeOnAnyPortWhenTheUsualOneIsTaken() {
    String server = options("--any-port-if-taken").start(PORT, this::taken);

    assertThat(server).isEqualTo("serving");
    assertThat(attempts).containsExactly(PORT, 0);
  }

  @Test
  void shouldNameTheTakenPortWhenNoOtherIsAllowed() {
    assertThatThrownBy(() -> options().start(PORT, this::taken))
        .isInstanceOf(UserMistakeException.class)
        .hasMessage("port 8888 is taken");
    assertThat(attempts).containsExactly(PORT);
  }

  @Test
  void shouldTryNoOtherPortWhenThePortIsNotToBlame() {
    ServerLifeOptions options = options("--any-port-if-taken");

    assertThatThrownBy(
            () ->
                options.start(
                    PORT,
                    port -> {
                      attempts.add(port);
                      throw new FileNotFoundException("no key store at /here");
                    }))
        .isInstanceOf(UserMistakeException.class)
        .hasMessage("no key store at /here");
    assertThat(attempts).containsExactly(PORT);
  }

  private String taken(int port) throws IOException {
    attempts.add(port);
    if (port == PORT) {
      throw new IOException(
          "port 8888 is taken", new IllegalStateException(new BindException("in use")));
    }
    return "serving";
  }

  private static ServerLifeOptions options(String... arguments) {
    ServerLifeOptions options = new ServerLifeOptions();
    new CommandLine(CommandSpec.create().addMixin("life", CommandSpec.forAnnotatedObject(options)))
        .parseArgs(arguments);
    return options;
  }
}
