package io.turnout.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ThumbnailsTest {
  private final Path folder;

  ThumbnailsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void shouldKeepTheShapeOfThePicture() throws IOException {
    picture("a.png", 1280, 720);
    picture("tall.png", 300, 1200);
    picture("small.png", 64, 48);
    var thumbnails = thumbnails(1 << 20);
    assertThat(thumbnails.of("a.png").dataUri()).startsWith("data:image/jpeg;base64,");
    assertThat(thumbnails.of("a.png").width()).isEqualTo(340);
    assertThat(thumbnails.of("a.png").height()).isEqualTo(191);
    assertThat(thumbnails.of("tall.png").width()).isEqualTo(60);
    assertThat(thumbnails.of("small.png").width()).as("never enlarged").isEqualTo(64);
  }

  @Test
  void shouldStayWithinItsBudgetAndServeTheFirst() throws IOException {
    for (int i = 0; i < 6; i++) {
      picture(i + ".png", 640, 360);
    }
    int budget = 3 * thumbnails(1 << 20).of("0.png").dataUri().length() + 500;
    var thumbnails = thumbnails(budget);
    var lengths = new ArrayList<Integer>();
    for (int i = 0; i < 6; i++) {
      lengths.add(thumbnails.of(i + ".png").dataUri().length());
    }
    assertThat(lengths.stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(budget);
    assertThat(lengths.getFirst()).isPositive();
    assertThat(lengths.getLast()).isZero();
    assertThat(thumbnails.of("5.png").reason()).isEqualTo(Thumbnails.NO_ROOM);
  }

  @Test
  void shouldSayWhyThereIsNone() throws IOException {
    Files.writeString(folder.resolve("text.png"), "no picture");
    picture("cut.png", 200, 200);
    byte[] whole = Files.readAllBytes(folder.resolve("cut.png"));
    Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, 60));
    var thumbnails = thumbnails(1 << 20);
    assertThat(thumbnails.of("text.png").reason()).isEqualTo("not readable as a picture");
    assertThat(thumbnails.of("cut.png").reason()).isEqualTo("not readable as a picture");
    assertThat(thumbnails.of("absent.png").reason()).isEqualTo("file is missing");
  }

  @Test
  void shouldReadNothingOutsideTheRunsFolder() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    picture("mine.png", 20, 20);
    Files.createSymbolicLink(run.resolve("link.png"), folder.resolve("mine.png"));
    var files = new RunFiles(run);
    assertThat(files.find("../mine.png")).isEmpty();
    assertThat(files.find("link.png")).isEmpty();
    assertThat(files.find(folder.resolve("mine.png").toString())).isEmpty();
    assertThat(files.find("nul\0.png")).isEmpty();
    assertThat(files.href("../mine.png")).isEmpty();
    assertThat(new RunFiles(folder).href("mine.png")).isEqualTo("./mine.png");
  }

  private Thumbnails thumbnails(int maxBytes) {
    return new Thumbnails(new RunFiles(folder), maxBytes);
  }

  /** Noise, so that every picture takes about as many bytes. */
  private void picture(String name, int width, int height) throws IOException {
    var random = new Random(width);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    assertThat(ImageIO.write(image, "png", folder.resolve(name).toFile())).isTrue();
  }
}
