package io.turnout.report.record;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Where the files of one run are: {@code runs/20261123T073846Z-name/}. Immutable.
 * docs/run-record.md describes the files.
 */
public record RunFolder(Path path) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int MAX_NAME_LENGTH = 60;
  private static final int MAX_RUNS_A_SECOND = 1000;

  /**
   * Makes a new folder; two runs of the same second and name get one each.
   *
   * @param runs made when missing
   * @param name of the plan; what does not belong in a file name becomes a hyphen
   */
  public static RunFolder create(Path runs, Instant start, String name) throws IOException {
    Files.createDirectories(runs);
    String base = TIME.format(start) + "-" + fileName(name);
    for (int i = 1; i <= MAX_RUNS_A_SECOND; i++) {
      try {
        return new RunFolder(Files.createDirectory(runs.resolve(i == 1 ? base : base + "-" + i)));
      } catch (FileAlreadyExistsException taken) {
        // The next number may be free.
      }
    }
    throw new IOException(
        runs.resolve(base) + ": " + MAX_RUNS_A_SECOND + " runs of this name and second exist");
  }

  /**
   * Finds an existing run.
   *
   * @throws IOException if there is no record in the folder
   */
  public static RunFolder open(Path path) throws IOException {
    var folder = new RunFolder(path);
    if (!Files.isRegularFile(folder.events())) {
      throw new IOException(
          path + " holds no run: " + folder.events().getFileName() + " is not there");
    }
    return folder;
  }

  private static String fileName(String name) {
    String safe = name.strip().replaceAll("[^\\p{Alnum}._-]+", "-");
    safe = safe.substring(0, Math.min(MAX_NAME_LENGTH, safe.length()));
    return safe.isEmpty() ? "run" : safe;
  }

  /** {@return the folder's own name, which names the run} */
  public String name() {
    Path last = path.toAbsolutePath().normalize().getFileName();
    return last == null ? path.toString() : last.toString();
  }

  public Path plan() {
    return path.resolve("plan.yaml");
  }

  public Path events() {
    return path.resolve("events.jsonl");
  }

  public Path samples() {
    return path.resolve("samples.csv.gz");
  }

  public Path summary() {
    return path.resolve("summary.json");
  }

  public Path junitXml() {
    return path.resolve("junit.xml");
  }

  /** {@return the folder with what shows what went wrong; there only when there is such a thing} */
  public Path evidence() {
    return path.resolve("evidence");
  }

  public Path report() {
    return path.resolve("report.html");
  }
}
