package io.turnout.loadtest.evidence;

import io.turnout.report.record.EvidenceFile;
import io.turnout.report.record.RunFolder;
import io.turnout.virtualuser.evidence.EvidenceItem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Thread-safe. Writes files {@code evidence/<user>/<time>-<kind>.<extension>} of a run. */
final class EvidenceFolder {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST_NAME = 60;
  private static final int MOST_OF_A_KIND = 100;

  private final RunFolder folder;

  EvidenceFolder(RunFolder folder) {
    this.folder = folder;
  }

  /**
   * Writes one file.
   *
   * @param of a user's name, or {@code portal}
   */
  EvidenceFile write(String of, Instant at, EvidenceItem item) throws IOException {
    Path parent = Files.createDirectories(folder.evidence().resolve(fileName(of)));
    String base =
        TIME.format(at) + "-" + item.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    for (int i = 1; i <= MOST_OF_A_KIND; i++) {
      Path file = parent.resolve(base + (i == 1 ? "" : "-" + i) + "." + item.extension());
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
        item.writeTo(out);
        return new EvidenceFile(item.kind(), relative(file), item.lengthBytes());
      } catch (FileAlreadyExistsException taken) {
        continue;
      }
    }
    throw new IOException(base + ": " + MOST_OF_A_KIND + " files of this name exist");
  }

  private String relative(Path file) {
    return folder.path().relativize(file).toString().replace('\\', '/');
  }

  /** Names come from plans; two that differ get folders that differ. */
  private static String fileName(String user) {
    String safe = user.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^\\.", "-");
    String shortened = safe.substring(0, Math.min(LONGEST_NAME, safe.length()));
    return shortened.equals(user)
        ? shortened
        : shortened + "-" + Integer.toHexString(user.hashCode());
  }
}
