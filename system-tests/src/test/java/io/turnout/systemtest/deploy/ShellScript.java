package io.turnout.systemtest.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Thread-safe. Lets the shell and its linter read a script, without running it. */
final class ShellScript {
  private ShellScript() {}

  /** {@return what bash says of the syntax; empty when it says nothing} */
  static String syntaxErrors(String script) throws IOException, InterruptedException {
    return run(script, "bash", "-n");
  }

  /** {@return what shellcheck says; empty when it says nothing} */
  static String lint(String script) throws IOException, InterruptedException {
    return run(script, "shellcheck", "--shell=bash", "--norc", "--format=gcc", "-");
  }

  static boolean hasLinter() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "shellcheck")));
  }

  private static String run(String script, String... command)
      throws IOException, InterruptedException {
    Path input = Files.createTempFile("user-data", ".sh");
    Path output = Files.createTempFile("user-data", ".txt");
    try {
      Files.writeString(input, script);
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectInput(input.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command[0] + " took longer than 60 s");
      }
      String said = Files.readString(output, StandardCharsets.UTF_8);
      return process.exitValue() == 0 || !said.isEmpty()
          ? said
          : command[0] + " ended with " + process.exitValue();
    } finally {
      Files.delete(input);
      Files.delete(output);
    }
  }
}
