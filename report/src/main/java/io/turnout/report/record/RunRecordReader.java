package io.turnout.report.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Confined to one thread. Reads a record, also one whose writer was killed or is still writing: a
 * torn end is left out, and {@link #problems} says what was.
 */
public final class RunRecordReader {
  static final int VERSION = 1;

  private final RunFolder folder;
  private final List<String> problems = new ArrayList<>();

  public RunRecordReader(RunFolder folder) {
    this.folder = folder;
  }

  /** {@return what of the files read so far could not be read, a sentence each} */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** {@return all events, in the order in which they were recorded} */
  public List<RunEvent> events() throws IOException {
    var events = new ArrayList<RunEvent>();
    long unreadable = 0;
    try (var lines = new Lines(Files.newInputStream(folder.events()), false)) {
      lines.next(); // the header
      for (String line = lines.next(); line != null; line = lines.next()) {
        try {
          events.add(RecordJson.LINES.readValue(line, RunEvent.class));
        } catch (JacksonException e) {
          unreadable++;
        }
      }
      note(lines, unreadable, folder.events().getFileName() + "", "events");
    }
    return events;
  }

  /** Hands over all samples in the order in which they were recorded, one at a time. */
  public void forEachSample(Consumer<Sample> consumer) throws IOException {
    var csv = new SampleCsv();
    long unreadable = 0;
    try (var file = Files.newInputStream(folder.samples());
        var lines = new Lines(new UpToTornEnd(new GZIPInputStream(file)), true)) {
      lines.next(); // the header
      for (String line = lines.next(); line != null; line = lines.next()) {
        var sample = csv.parse(line);
        sample.ifPresent(consumer);
        unreadable += sample.isPresent() ? 0 : 1;
      }
      note(lines, unreadable, folder.samples().getFileName() + "", "samples");
    } catch (NoSuchFileException | EOFException e) {
      problems.add(folder.samples().getFileName() + " is missing or empty: no sample was recorded");
    }
  }

  private void note(Lines lines, long unreadable, String file, String what) {
    if (lines.torn) {
      problems.add(file + " ends in the middle of a line: its writer was stopped");
    }
    if (unreadable > 0) {
      problems.add(file + ": " + unreadable + " " + what + " could not be read and are left out");
    }
  }

  /** Lines that end with LF; a CSV field in quotes may hold some; a last line without is torn. */
  private static final class Lines implements AutoCloseable {
    private final BufferedReader reader;
    private final StringBuilder line = new StringBuilder();
    private final boolean quotedBreaks;
    private boolean torn;

    Lines(InputStream in, boolean quotedBreaks) {
      this.quotedBreaks = quotedBreaks;
      reader = new BufferedReader(new InputStreamReader(in, UTF_8), 1 << 16);
    }

    @Nullable String next() throws IOException {
      line.setLength(0);
      boolean inQuotes = false;
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '\n' && !inQuotes) {
          return line.toString();
        }
        inQuotes ^= quotedBreaks && c == '"';
        line.append((char) c);
      }
      torn |= !line.isEmpty();
      return null;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /** A gzip stream without its end ends where its readable part does. */
  private static final class UpToTornEnd extends FilterInputStream {
    UpToTornEnd(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (EOFException | ZipException torn) {
        return -1;
      }
    }
  }
}
