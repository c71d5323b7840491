package io.turnout.cli;

/** Turnout's version. */
public final class Version {
  public static final String NAME = "0.1.0";

  private Version() {}
}
