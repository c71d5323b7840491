package io.turnout.loadtest.plan;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads plans and names everything that is wrong in them at once. Immutable. */
final class PlanReader {
  private static final long LONGEST_BYTES = 1024 * 1024;

  PlanFile read(Path file) throws IOException, PlanException {
    String name = file.toString();
    long bytes = Files.size(file);
    if (bytes > LONGEST_BYTES) {
      throw unreadable(
          name, "found " + bytes + " bytes, expected at most " + LONGEST_BYTES + " in a plan");
    }
    String yaml;
    try {
      yaml = Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw unreadable(name, "found bytes that are no UTF-8, expected a text in UTF-8");
    }
    Path folder = file.toAbsolutePath().getParent();
    return read(yaml, name, folder == null ? file.toAbsolutePath() : folder);
  }

  PlanFile read(String yaml, String fileName, Path folder) throws PlanException {
    YamlDocument document;
    try {
      document = YamlDocument.parse(yaml);
    } catch (YamlDocument.Malformed e) {
      YamlDocument.Position at = e.position();
      throw new PlanException(
          List.of(new PlanError(fileName, at.line(), at.column(), "", e.problem())));
    }
    Problems problems = new Problems(fileName, document);
    PlanSchema.check(document, problems);
    return new PlanFile(
        new PlanMapper(new PlanTree(document.root(), folder, problems)).map(), yaml);
  }

  private static PlanException unreadable(String file, String problem) {
    return new PlanException(List.of(new PlanError(file, 1, 1, "", problem)));
  }
}
