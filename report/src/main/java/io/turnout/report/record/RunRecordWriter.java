package io.turnout.report.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Writes the record as the run goes, so that it is readable up to the last second
 * however the run ends. Callers never wait for the disk: when it is too slow, samples (never
 * events) are dropped, counted, and the record says so.
 */
public final class RunRecordWriter implements RunRecorder, AutoCloseable {
  private static final int SAMPLE_QUEUE_CAPACITY = 1 << 17;
  private static final int BATCH = 4096;
  private static final long FLUSH_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long IDLE_POLL_NS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Clock clock;
  private final BlockingQueue<Sample> samples;
  private final ConcurrentLinkedQueue<RunEvent> events = new ConcurrentLinkedQueue<>();
  private final AtomicLong lostSamples = new AtomicLong();
  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
  private final Writer eventFile;
  private final Writer sampleFile;
  private final Thread writer;
  private final CountDownLatch written = new CountDownLatch(1);
  private long reportedLostSamples;
  private volatile boolean closing;

  private RunRecordWriter(Clock clock, int capacity, Writer eventFile, Writer sampleFile) {
    this.clock = clock;
    this.samples = new ArrayBlockingQueue<>(capacity);
    this.eventFile = eventFile;
    this.sampleFile = sampleFile;
    this.writer = Thread.ofPlatform().name("run-record").unstarted(this::run);
  }

  /**
   * Begins a record in a folder that has none.
   *
   * @param plan the plan's text, kept as it is
   * @throws IOException if a file exists already or cannot be made
   */
  public static RunRecordWriter open(RunFolder folder, String plan) throws IOException {
    return open(folder, plan, Clock.systemUTC(), SAMPLE_QUEUE_CAPACITY);
  }

  @SuppressWarnings("MustBeClosedChecker") // the writer closes both files
  static RunRecordWriter open(RunFolder folder, String plan, Clock clock, int capacity)
      throws IOException {
    Files.writeString(folder.plan(), plan, StandardOpenOption.CREATE_NEW);
    Writer eventFile = Files.newBufferedWriter(folder.events(), StandardOpenOption.CREATE_NEW);
    try {
      var gzip =
          new GZIPOutputStream(
              Files.newOutputStream(folder.samples(), StandardOpenOption.CREATE_NEW),
              1 << 16,
              true);
      Writer sampleFile = new BufferedWriter(new OutputStreamWriter(gzip, UTF_8), 1 << 16);
      var writer = new RunRecordWriter(clock, capacity, eventFile, sampleFile);
      writer.begin();
      return writer;
    } catch (IOException e) {
      eventFile.close();
      throw e;
    }
  }

  private void begin() throws IOException {
    eventFile.write("{\"record\":\"turnout-run\",\"version\":" + RunRecordReader.VERSION + "}\n");
    sampleFile.write(SampleCsv.HEADER + "\n");
    flush();
    writer.start();
  }

  @Override
  public void record(RunEvent event) {
    events.add(event);
  }

  @Override
  public void record(Sample sample) {
    if (closing || failure.get() != null || !samples.offer(sample)) {
      lostSamples.incrementAndGet();
    }
  }

  /** {@return how many samples the record lacks because the disk was too slow or has failed} */
  public long lostSamples() {
    return lostSamples.get();
  }

  /** {@return why nothing is written any more, if so} */
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure.get());
  }

  private void run() {
    try {
      writeUntilClosed();
    } catch (IOException e) {
      failure.set(e);
    } finally {
      written.countDown();
    }
  }

  private void writeUntilClosed() throws IOException {
    var batch = new ArrayList<Sample>(BATCH);
    var line = new StringBuilder();
    long flushedNs = System.nanoTime();
    boolean last;
    do {
      last = closing;
      writeEvents();
      takeSamples(batch);
      for (Sample sample : batch) {
        line.setLength(0);
        SampleCsv.append(sample, line);
        sampleFile.append(line).append('\n');
      }
      long nowNs = System.nanoTime();
      if (nowNs - flushedNs >= FLUSH_INTERVAL_NS) {
        warnOfLoss();
        flush();
        flushedNs = nowNs;
      }
    } while (!last || !batch.isEmpty() || !events.isEmpty());
    warnOfLoss();
    flush();
  }

  private void takeSamples(List<Sample> batch) {
    batch.clear();
    if (samples.drainTo(batch, BATCH) == 0 && !closing) {
      try {
        Sample first = samples.poll(IDLE_POLL_NS, TimeUnit.NANOSECONDS);
        if (first != null) {
          batch.add(first);
        }
      } catch (InterruptedException e) {
        closing = true; // nobody but a caller that wants an end interrupts this thread
      }
    }
  }

  private void writeEvents() throws IOException {
    boolean any = false;
    for (RunEvent event = events.poll(); event != null; event = events.poll()) {
      eventFile.append(RecordJson.LINES.writeValueAsString(event)).append('\n');
      any = true;
    }
    if (any) {
      eventFile.flush();
    }
  }

  private void warnOfLoss() throws IOException {
    long lost = lostSamples.get();
    if (lost > reportedLostSamples) {
      events.add(
          new RunEvent.Warning(
              clock.instant(),
              (lost - reportedLostSamples)
                  + " samples are missing from the record: they came faster than the disk took"
                  + " them"));
      reportedLostSamples = lost;
      writeEvents();
    }
  }

  private void flush() throws IOException {
    eventFile.flush();
    sampleFile.flush();
  }

  /**
   * Writes what is waiting and ends both files. A second call does nothing.
   *
   * @throws IOException if anything could not be written, now or before
   */
  @Override
  public void close() throws IOException {
    closing = true;
    boolean interrupted = false;
    while (written.getCount() > 0) {
      try {
        written.await();
      } catch (InterruptedException e) {
        interrupted = true; // the record comes first; the caller learns of it below
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    try (eventFile;
        sampleFile) {
      IOException failed = failure.get();
      if (failed != null) {
        throw new IOException("the run's record is incomplete: " + failed.getMessage(), failed);
      }
    }
  }
}
