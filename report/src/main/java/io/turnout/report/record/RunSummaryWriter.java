package io.turnout.report.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Thread-safe. Keeps a run's summary in {@code summary.json}. */
public final class RunSummaryWriter {
  private RunSummaryWriter() {}

  /** Replaces the summary as a whole: a reader sees the old one or the new one. */
  public static void write(RunFolder folder, RunSummary summary) throws IOException {
    Path draft = folder.path().resolve("summary.json.tmp");
    Files.writeString(draft, RecordJson.PRETTY.writeValueAsString(summary) + "\n");
    Files.move(draft, folder.summary(), StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * {@return the summary; none when the run was killed before it had one}
   *
   * @throws IOException if the file is there and is not a summary
   */
  public static Optional<RunSummary> read(RunFolder folder) throws IOException {
    if (!Files.exists(folder.summary())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          RecordJson.PRETTY.readValue(Files.readString(folder.summary()), RunSummary.class));
    } catch (JacksonException e) {
      throw new IOException(
          folder.summary() + " is not a run's summary: " + e.getOriginalMessage(), e);
    }
  }
}
