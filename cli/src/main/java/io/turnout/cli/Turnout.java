package io.turnout.cli;

import io.turnout.cli.demo.DemoCommand;
import io.turnout.loadtest.ExitCode;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command itself; its subcommands do the work. */
@Command(
    name = "turnout",
    description = "Load tests for WebRTC meetings on Kurento Media Server.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      ReportCommand.class,
      DiffCommand.class,
      ClipsCommand.class,
      MediaServerCommand.class,
      MeetingAppCommand.class,
      GridCommand.class
    })
public final class Turnout {
  /** Kept, for the logging of the JDK forgets loggers that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  private Turnout() {}

  public static void main(String[] arguments) {
    ROOT.setLevel(Level.WARNING);
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Turnout())
        .setExecutionExceptionHandler(Turnout::tell)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** A mistake of the user gets its message; only a fault of Turnout gets a stack trace. */
  private static int tell(Exception fault, CommandLine command, CommandLine.ParseResult parsed) {
    if (fault instanceof UserMistakeException || fault instanceof IllegalArgumentException) {
      command.getErr().println("turnout: " + fault.getMessage());
      return ExitCode.USAGE;
    }
    command.getErr().println("turnout: a fault of Turnout itself, please report it:");
    fault.printStackTrace(command.getErr());
    return ExitCode.INVALID;
  }
}
