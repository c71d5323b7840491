package io.turnout.loadtest.monitor;

import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunRecorder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one monitor at every whole interval until it is interrupted. Confined to its thread. A
 * source that cannot be read leaves a gap; a read that takes too long skips the seconds it missed.
 */
final class MonitorLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(MonitorLoop.class);

  private enum Contact {
    NOT_YET,
    FOUND,
    LOST
  }

  private final Monitor monitor;
  private final RunRecorder recorder;
  private final InstantSource clock;
  private final long intervalMs;
  private Contact contact = Contact.NOT_YET;

  MonitorLoop(Monitor monitor, RunRecorder recorder, InstantSource clock, Duration interval) {
    this.monitor = monitor;
    this.recorder = recorder;
    this.clock = clock;
    this.intervalMs = interval.toMillis();
  }

  @Override
  public void run() {
    try (monitor) {
      while (true) {
        read(nextTick());
      }
    } catch (InterruptedException e) {
      LOG.debug("{} is no longer watched", monitor.name());
    }
  }

  private Instant nextTick() throws InterruptedException {
    long nowMs = clock.instant().toEpochMilli();
    long tickMs = (nowMs / intervalMs + 1) * intervalMs;
    Thread.sleep(tickMs - nowMs);
    return Instant.ofEpochMilli(tickMs);
  }

  private void read(Instant at) throws InterruptedException {
    try {
      monitor.read(at, recorder);
      if (contact != Contact.FOUND) {
        contact = Contact.FOUND;
        recorder.record(new RunEvent.MonitorFound(at, monitor.name()));
      }
    } catch (MonitorException e) {
      lost(at, e.reason());
    } catch (RuntimeException e) {
      LOG.warn("monitor {} failed", monitor.name(), e);
      lost(at, MonitorException.saidBy(e));
    }
  }

  private void lost(Instant at, String reason) {
    if (contact != Contact.LOST) {
      contact = Contact.LOST;
      recorder.record(new RunEvent.MonitorLost(at, monitor.name(), reason));
    }
  }
}
