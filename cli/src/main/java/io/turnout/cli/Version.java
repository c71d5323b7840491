package io.turnout.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Turnout's version, which the build writes into the manifest of this module's jar. */
public final class Version implements IVersionProvider {
  private static final String OUTSIDE_A_JAR = "development";

  /** {@return the version, such as {@code 1.2.3}; {@code development} from plain class folders} */
  public static String name() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), OUTSIDE_A_JAR);
  }

  /** For {@code --version}. */
  @Override
  public String[] getVersion() {
    return new String[] {"turnout " + name()};
  }
}
