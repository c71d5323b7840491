package io.turnout.virtualuser.machine;

/**
 * One thing about a machine that would spoil a run if it were wrong. Immutable.
 *
 * @param name what is looked at, e.g. {@code open files}
 * @param found what there is, for a person
 * @param remedy what helps; empty when all is well
 */
public record Check(String name, Verdict verdict, String found, String remedy) {
  /** Ordered from good to bad. */
  public enum Verdict {
    OK,
    /** A run is possible; its figures may suffer. */
    WARNING,
    /** No run is possible with this. */
    FAILED
  }

  public static Check ok(String name, String found) {
    return new Check(name, Verdict.OK, found, "");
  }

  public static Check warning(String name, String found, String remedy) {
    return new Check(name, Verdict.WARNING, found, remedy);
  }

  public static Check failed(String name, String found, String remedy) {
    return new Check(name, Verdict.FAILED, found, remedy);
  }

  /** {@return one line for a person} */
  public String line() {
    return name + ": " + found + (remedy.isEmpty() ? "" : "; " + remedy);
  }
}
