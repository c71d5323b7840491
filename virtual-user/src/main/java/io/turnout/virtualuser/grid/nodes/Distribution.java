package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.machine.Machine;
import io.turnout.virtualuser.machine.MachineException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The jars of a Turnout that machines get a copy of. Immutable.
 *
 * @param name version and a hash of all jars; two with one name are the same
 * @param jars with the SHA-256 of each
 */
public record Distribution(String name, List<Jar> jars) {
  private static final int HASH_DIGITS = 12;
  private static final Duration COPY_TIMEOUT = Duration.ofMinutes(10);
  private static final Duration TAKE_TIMEOUT = Duration.ofMinutes(2);

  /** One file and its SHA-256 in hexadecimal digits. */
  public record Jar(Path file, String sha256) {
    private String fileName() {
      return String.valueOf(file.getFileName());
    }
  }

  public Distribution {
    jars = List.copyOf(jars);
  }

  /**
   * {@return the Turnout that runs here}
   *
   * @throws IOException when it runs from class folders, of which no copy can be made
   */
  public static Distribution running(String version) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String entry :
        System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
      Path path = Path.of(entry);
      if (entry.isEmpty() || !entry.endsWith(".jar") || !Files.isRegularFile(path)) {
        throw new IOException(
            "this Turnout runs from "
                + (entry.isEmpty() ? "an empty class path" : entry)
                + ", expected jars alone; start it by ./turnout");
      }
      files.add(path);
    }
    return of(version, files);
  }

  /** {@return these jars, whatever their order} */
  public static Distribution of(String version, List<Path> files) throws IOException {
    MessageDigest whole = sha256();
    List<Jar> jars = new ArrayList<>();
    for (Path file :
        files.stream()
            .sorted(Comparator.comparing((Path path) -> String.valueOf(path.getFileName())))
            .toList()) {
      Jar jar = new Jar(file, hash(file));
      jars.add(jar);
      whole.update((jar.sha256() + "  " + jar.fileName() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    String hash = HexFormat.of().formatHex(whole.digest()).substring(0, HASH_DIGITS);
    return new Distribution(version.replaceAll("[^A-Za-z0-9.]", "_") + "-" + hash, jars);
  }

  static String shortHash(String text) {
    byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[64 * 1024];
    try (InputStream stream = Files.newInputStream(file)) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** {@return of all jars} */
  long bytes() {
    return jars.stream().mapToLong(jar -> size(jar.file())).sum();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Copies it to a machine, beside its place, and moves it there when each file is whole.
   *
   * @param base where everything of Turnout is on the machine
   */
  void copyTo(Machine machine, String base) throws MachineException {
    String part = ".part-" + UUID.randomUUID();
    StringBuilder checksums = new StringBuilder();
    for (Jar jar : jars) {
      checksums.append(jar.sha256()).append("  ").append(jar.fileName()).append('\n');
    }
    machine.upload(
        jars.stream().map(Jar::file).toList(), base + "/dist/" + part + "/lib", COPY_TIMEOUT);
    Scripts.require(
        machine,
        new RemoteScript("install.sh")
            .with("base", base)
            .with("name", name)
            .with("part", part)
            .with("checksums", checksums.toString()),
        TAKE_TIMEOUT,
        "the distribution could not be taken into use");
  }
}
