package io.turnout.report.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnout.report.record.EvidenceFile;
import io.turnout.report.record.EvidenceFile.Kind;
import io.turnout.report.record.PortalCount;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunFolder;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.VirtualUserId;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Confined to one thread. Evidence of the made-up run, with pictures that are drawn for it. */
final class SampleEvidence {
  private static final List<Color> COATS =
      List.of(new Color(0x3b82c4), new Color(0x4f9d69), new Color(0xc78b3b), new Color(0x8a63b8));

  private final RunRecorder recorder;
  private final RunFolder folder;

  SampleEvidence(RunRecorder recorder, RunFolder folder) {
    this.recorder = recorder;
    this.folder = folder;
  }

  void failure(Instant at, VirtualUserId user, String reason) throws IOException {
    String place = "evidence/" + user.user() + "-failed/";
    var files = new ArrayList<EvidenceFile>();
    files.add(write(Kind.SCREENSHOT, place + "screenshot.png", meeting(4, 1)));
    files.add(write(Kind.WITNESS_SCREENSHOT, place + "m2-u1 witness.png", meeting(4, -1)));
    files.add(write(Kind.PORTAL_SCREENSHOT, place + "portal.png", portal(3, 10)));
    files.add(text(Kind.CONSOLE_LOG, place + "console.log", "[warning] video element stalled\n"));
    files.add(text(Kind.DOM, place + "dom.html.txt", "<!doctype html><title>Meeting</title>\n"));
    files.add(text(Kind.SESSION_DESCRIPTIONS, place + "sdp.txt", "v=0\r\ns=-\r\nt=0 0\r\n"));
    files.add(text(Kind.CANDIDATE_PAIR, place + "candidate-pair.json", "{\"state\":\"failed\"}\n"));
    files.add(text(Kind.STATISTICS, place + "statistics.jsonl", "{\"framesDecoded\":211}\n"));
    recorder.record(
        new RunEvent.EvidenceTaken(
            at,
            user,
            "media lost: " + reason,
            files,
            List.of("driver's log: the Grid keeps none")));
  }

  void trouble(Instant at, VirtualUserId user, String cause) throws IOException {
    String place = "evidence/" + user.user() + "-" + at.getEpochSecond() + "/";
    recorder.record(
        new RunEvent.EvidenceTaken(
            at,
            user,
            cause,
            List.of(
                write(Kind.SCREENSHOT, place + "screenshot.png", meeting(4, 2)),
                write(Kind.WITNESS_SCREENSHOT, place + "witness.png", meeting(4, -1)),
                text(Kind.STATISTICS, place + "statistics.jsonl", "{\"jitter\":0.021}\n")),
            List.of()));
  }

  void routine(Instant at, VirtualUserId user) throws IOException {
    String path = "evidence/every-30-s/" + user.user() + "-" + at.getEpochSecond() + ".png";
    recorder.record(
        new RunEvent.EvidenceTaken(
            at,
            user,
            "every 30 s",
            List.of(write(Kind.SCREENSHOT, path, meeting(4, -1))),
            List.of()));
  }

  void omitted(Instant at, VirtualUserId user) {
    recorder.record(
        new RunEvent.EvidenceOmitted(at, user, "every 30 s", "the budget of 24 files is used up"));
  }

  void portalCheck(Instant at, int users, boolean agrees) throws IOException {
    String path = "evidence/portal-" + at.getEpochSecond() + ".png";
    write(Kind.PORTAL_SCREENSHOT, path, portal(3, agrees ? users : users - 1));
    recorder.record(
        new RunEvent.PortalChecked(
            at,
            new PortalCount(3, users, users),
            new PortalCount(3, users, agrees ? users : users - 1),
            agrees
                ? List.of()
                : List.of("meeting m2: expected 3 flowing streams, the portal shows 2"),
            Optional.of(path)));
  }

  private EvidenceFile text(Kind kind, String path, String text) throws IOException {
    return write(kind, path, text.getBytes(UTF_8));
  }

  private EvidenceFile write(Kind kind, String path, byte[] bytes) throws IOException {
    Path file = folder.path().resolve(path);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(file, bytes);
    return new EvidenceFile(kind, path, bytes.length);
  }

  /** A meeting's page, without any letters: fonts differ from machine to machine. */
  private static byte[] meeting(int users, int dark) throws IOException {
    var image = new BufferedImage(960, 600, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = page(image);
    for (int i = 0; i < users; i++) {
      int x = 24 + i % 2 * 464;
      int y = 72 + i / 2 * 248;
      g.setColor(i == dark ? Color.BLACK : COATS.get(i).darker().darker());
      g.fillRoundRect(x, y, 448, 232, 18, 18);
      if (i == dark) {
        g.setColor(new Color(0x5a5a5a));
        g.drawOval(x + 204, y + 96, 40, 40);
        g.drawLine(x + 210, y + 130, x + 238, y + 102);
      } else {
        g.setClip(x, y, 448, 232);
        g.setColor(COATS.get(i));
        g.fillOval(x + 124, y + 150, 200, 160);
        g.setColor(new Color(0xe8c9ae));
        g.fillOval(x + 174, y + 44, 100, 116);
        g.setClip(null);
      }
      g.setColor(new Color(0xf2f4f7));
      g.fillRoundRect(x + 14, y + 202, 90, 16, 8, 8);
    }
    g.dispose();
    return png(image);
  }

  private static byte[] portal(int meetings, int streams) throws IOException {
    var image = new BufferedImage(960, 600, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = page(image);
    for (int i = 0; i < meetings; i++) {
      int y = 84 + i * 160;
      g.setColor(Color.WHITE);
      g.fillRoundRect(24, y, 912, 140, 14, 14);
      g.setColor(new Color(0x39424f));
      g.fillRoundRect(48, y + 22, 120, 16, 8, 8);
      int shown = Math.min(4, streams - 4 * i);
      for (int j = 0; j < 4; j++) {
        g.setColor(j < shown ? new Color(0x35a06a) : new Color(0xc4cad3));
        g.fillRoundRect(48 + j * 216, y + 64, 196, 48, 10, 10);
      }
    }
    g.dispose();
    return png(image);
  }

  private static Graphics2D page(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(0xe9ecf1));
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.setColor(new Color(0x1d2733));
    g.fillRect(0, 0, image.getWidth(), 52);
    g.setColor(new Color(0x9fb3c8));
    g.fillRoundRect(24, 18, 160, 16, 8, 8);
    return g;
  }

  private static byte[] png(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("this JVM writes no PNG");
      }
    }
    return bytes.toByteArray();
  }
}
