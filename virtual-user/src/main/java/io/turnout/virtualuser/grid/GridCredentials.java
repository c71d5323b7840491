package io.turnout.virtualuser.grid;

/** What a browser cloud knows its customers by. Immutable. */
public record GridCredentials(String user, String password) {
  /** Says nothing of the password. */
  @Override
  public String toString() {
    return "credentials of a user";
  }
}
