package io.turnout.virtualuser.machine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. One connection to a machine; each command has a channel (RFC 4254 section 6.5). */
final class SshMachine implements Machine {
  private static final Logger LOG = LoggerFactory.getLogger(SshMachine.class);
  private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration NO_LIMIT = Duration.ZERO;
  private static final String SHELL = "exec sh -s";

  private final MachineAddress address;
  private final SshClient client;
  private final ClientSession session;

  SshMachine(MachineAddress address, SshClient client, ClientSession session) {
    this.address = address;
    this.client = client;
    this.session = session;
  }

  @Override
  public MachineAddress address() {
    return address;
  }

  @Override
  public CommandOutput run(String script, Duration timeout) throws MachineException {
    return execute(SHELL, input(script), new BoundedOutput(MAX_OUTPUT_BYTES), timeout);
  }

  @Override
  public CommandOutput follow(String script, Consumer<String> line) throws MachineException {
    return execute(SHELL, input(script), new LineOutput(line), NO_LIMIT);
  }

  @Override
  public void upload(List<Path> files, String remoteFolder, Duration timeout)
      throws MachineException {
    String quoted = Shell.quoted(remoteFolder);
    String script = "mkdir -p %1$s && cd %1$s && tar -xf -".formatted(quoted);
    try (InputStream archive = TarStream.of(files)) {
      CommandOutput output =
          execute(
              "sh -c " + Shell.quoted(script),
              archive,
              new BoundedOutput(MAX_OUTPUT_BYTES),
              timeout);
      if (!output.succeeded()) {
        throw new MachineException(
            address + ": files could not be copied to " + remoteFolder + ": " + output.complaint());
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new MachineException(address + ": a file cannot be copied: " + e.getMessage(), e);
    }
  }

  private static InputStream input(String script) {
    return new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8));
  }

  private CommandOutput execute(
      String command, InputStream input, OutputStream output, Duration timeout)
      throws MachineException {
    BoundedOutput err = new BoundedOutput(MAX_OUTPUT_BYTES);
    try (ChannelExec channel = session.createExecChannel(command)) {
      channel.setIn(input);
      channel.setOut(output);
      channel.setErr(err);
      channel.open().verify(OPEN_TIMEOUT);
      Set<ClientChannelEvent> events =
          channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), timeout.toMillis());
      if (events.contains(ClientChannelEvent.TIMEOUT)) {
        channel.close(true);
        throw new MachineException(
            address + ": a command did not end within " + timeout.toSeconds() + " s");
      }
      Integer exit = channel.getExitStatus();
      if (exit == null) {
        String signal = channel.getExitSignal();
        throw new MachineException(
            address
                + (signal == null
                    ? ": the connection was lost while a command ran"
                    : ": a command was ended by signal " + signal));
      }
      String text = output instanceof BoundedOutput bounded ? bounded.text() : "";
      return new CommandOutput(exit, text, err.text());
    } catch (IOException | RuntimeException e) {
      throw new MachineException(address + ": the command could not be run: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (IOException e) {
      LOG.debug("{} did not close cleanly: {}", address, e.toString());
    }
    client.stop();
  }
}
