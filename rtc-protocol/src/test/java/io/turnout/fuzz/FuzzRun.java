package io.turnout.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Immutable. Fuzzes one target class with Jazzer's own driver in a child process, so that its
 * agent, its native library and its clean exit stay out of the tests' JVM.
 *
 * <p>A target has {@code public static void fuzzerTestOneInput(byte[] input)}; whatever it throws
 * is a finding. Seeds guide the search into well-formed input.
 */
public final class FuzzRun {
  private static final int MAX_INPUT_BYTES = 1500;

  private final Class<?> target;
  private final List<byte[]> seeds;

  private FuzzRun(Class<?> target, List<byte[]> seeds) {
    this.target = target;
    this.seeds = List.copyOf(seeds);
  }

  /** {@return a run over the target, starting from these inputs} */
  public static FuzzRun of(Class<?> target, List<byte[]> seeds) {
    return new FuzzRun(target, seeds);
  }

  /**
   * Fuzzes and fails with Jazzer's own words when something was found.
   *
   * @param directory empty, for corpus, findings and log; the caller's to delete
   */
  public void shouldFindNothing(Duration duration, Path directory)
      throws IOException, InterruptedException {
    Path corpus = Files.createDirectory(directory.resolve("corpus"));
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(corpus.resolve("seed-" + i), seeds.get(i));
    }
    Path log = directory.resolve("jazzer.log");
    Process process =
        new ProcessBuilder(command(duration, directory, corpus))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      boolean ended = process.waitFor(duration.toSeconds() + 120, TimeUnit.SECONDS);
      assertThat(ended).as(() -> "Jazzer ended in time; it said " + said(log)).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    String output = Files.readString(log);
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output).as("what Jazzer did").containsPattern("DONE|Done \\d+ runs");
  }

  private static String said(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "nothing that can be read: " + e.getMessage();
    }
  }

  private List<String> command(Duration duration, Path directory, Path corpus) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:+UseTransparentHugePages"));
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+EnableDynamicAgentLoading");
    command.add("-Djdk.attach.allowAttachSelf=true");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Xmx256m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + target.getName());
    command.add("--instrumentation_includes=io.turnout.**");
    command.add("--custom_hook_includes=io.turnout.**");
    command.add("--reproducer_path=" + directory);
    command.add("-artifact_prefix=" + directory + "/");
    command.add("-max_total_time=" + duration.toSeconds());
    command.add("-max_len=" + MAX_INPUT_BYTES);
    command.add("-timeout=5");
    command.add("-seed=1");
    command.add(corpus.toString());
    return command;
  }
}
