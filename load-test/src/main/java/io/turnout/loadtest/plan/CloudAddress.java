package io.turnout.loadtest.plan;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a browser cloud, with references to the environment in place of user and password.
 * Immutable.
 *
 * @param address without user and password
 * @param user a reference {@code ${env:NAME}}, if the address has one
 * @param password a reference, there if user is
 */
public record CloudAddress(URI address, Optional<String> user, Optional<String> password) {
  static final String EXPECTED =
      "an https:// address whose user and password come from the environment, as"
          + " https://${env:CLOUD_USER}:${env:CLOUD_KEY}@hub.example.com/wd/hub";
  private static final Pattern FORM =
      Pattern.compile("(https?://)(?:([^@/]*)@)?([^@/\\s]+(?:/\\S*)?)");
  private static final Pattern LOGIN =
      Pattern.compile("(\\$\\{env:[A-Za-z0-9_]+}):(\\$\\{env:[A-Za-z0-9_]+})");

  /**
   * Reads it. What was found is not told: it may be a password.
   *
   * @throws IllegalArgumentException saying what is expected
   */
  static CloudAddress parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("found no such address, expected " + EXPECTED);
    }
    URI address = URI.create(form.group(1) + form.group(3));
    if (address.getHost() == null) {
      throw new IllegalArgumentException("found no host in the address, expected " + EXPECTED);
    }
    String login = form.group(2);
    if (login == null) {
      return new CloudAddress(address, Optional.empty(), Optional.empty());
    }
    Matcher references = LOGIN.matcher(login);
    if (!references.matches()) {
      throw new IllegalArgumentException(
          "found a user or password in the address, expected " + EXPECTED);
    }
    if (!"https".equals(address.getScheme())) {
      throw new IllegalArgumentException("found http:// for a password, expected " + EXPECTED);
    }
    return new CloudAddress(
        address, Optional.of(references.group(1)), Optional.of(references.group(2)));
  }

  /** {@return the text that reads back as the same address} */
  String text() {
    String login = user.isPresent() ? user.get() + ":" + password.orElseThrow() + "@" : "";
    return address.toString().replaceFirst("://", Matcher.quoteReplacement("://" + login));
  }
}
