package io.turnout.virtualuser.machine.testing;

import io.turnout.virtualuser.machine.CommandOutput;
import io.turnout.virtualuser.machine.Machine;
import io.turnout.virtualuser.machine.MachineAddress;
import io.turnout.virtualuser.machine.MachineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Thread-safe. This machine in the role of another, with a home folder of its own. */
public final class LocalMachine implements Machine {
  private final MachineAddress address;
  private final Path home;

  public LocalMachine(MachineAddress address, Path home) {
    this.address = address;
    this.home = home;
  }

  @Override
  public MachineAddress address() {
    return address;
  }

  @Override
  public CommandOutput run(String script, Duration timeout) throws MachineException {
    try {
      Path in = Files.writeString(Files.createTempFile(home, "in", ""), script);
      Path out = Files.createTempFile(home, "out", "");
      Path err = Files.createTempFile(home, "err", "");
      try {
        int exit = execute(in, out, err, timeout);
        return new CommandOutput(
            exit,
            Files.readString(out, StandardCharsets.UTF_8),
            Files.readString(err, StandardCharsets.UTF_8));
      } finally {
        Files.delete(in);
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new MachineException(address + ": " + e.getMessage(), e);
    }
  }

  private int execute(Path in, Path out, Path err, Duration timeout)
      throws IOException, MachineException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-s")
            .directory(home.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("HOME", home.toString());
    Process process = builder.start();
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new MachineException(address + ": a command did not end in time");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineException(address + ": interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  @Override
  public CommandOutput follow(String script, Consumer<String> line) throws MachineException {
    CommandOutput output = run(script, Duration.ofMinutes(1));
    output.out().lines().forEach(line);
    return new CommandOutput(output.exit(), "", output.err());
  }

  @Override
  public void upload(List<Path> files, String remoteFolder, Duration timeout)
      throws MachineException {
    Path target = home.resolve(remoteFolder);
    try {
      Files.createDirectories(target);
      for (Path file : files) {
        Files.copy(
            file,
            target.resolve(String.valueOf(file.getFileName())),
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new MachineException(address + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {}
}
