package io.turnout.virtualuser.clip.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class PicturePainterTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  /** Above the caption, whose clock jumps back when a clip starts again. */
  private static final int PICTURE_ROWS = 220;

  private static final Map<Motion, byte[][]> PAINTED = new ConcurrentHashMap<>();

  private static final int FRAMES_PER_SECOND = 10;
  private static final int FRAMES = 40;

  @ParameterizedTest
  @EnumSource
  void shouldStartAgainWithoutAJump(Motion motion) {
    byte[][] pictures = paint(motion);
    double[] next = new double[FRAMES - 1];
    for (int i = 0; i + 1 < FRAMES; i++) {
      next[i] = psnr(pictures[i], pictures[i + 1]);
    }
    double again = psnr(pictures[FRAMES - 1], pictures[0]);

    double usual = Arrays.stream(next).sorted().skip(FRAMES / 2).findFirst().orElseThrow();
    double least = Arrays.stream(next).min().orElseThrow();
    // A slide that changes, or a quick gesture, is the least.
    assertThat(again).isGreaterThan(least - 1).isGreaterThan(usual - 6);
  }

  @Test
  void shouldBeHarderToEncodeTheMoreItMoves() {
    double still = meanPsnr(Motion.STILL);
    double talking = meanPsnr(Motion.TALKING_HEAD);
    double busy = meanPsnr(Motion.BUSY);

    assertThat(still).isBetween(38.0, 60.0);
    assertThat(talking).isBetween(24.0, still - 2);
    assertThat(busy).isLessThan(talking - 2);
  }

  @ParameterizedTest
  @EnumSource
  void shouldPaintEachPictureAloneAndInStudioRange(Motion motion) {
    PicturePainter painter = PicturePainter.of(WIDTH, HEIGHT, FRAMES_PER_SECOND, FRAMES, motion, 4);
    byte[] alone = new byte[3 + WIDTH * HEIGHT * 3 / 2];
    painter.paint(31, alone, 3);

    assertThat(Arrays.copyOfRange(alone, 3, alone.length)).isEqualTo(paint(motion)[31]);
    assertThat(alone).startsWith(0, 0, 0);
    int[] luma = new int[WIDTH * HEIGHT];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = alone[3 + i] & 0xff;
    }
    assertThat(Arrays.stream(luma).min().orElseThrow()).isGreaterThanOrEqualTo(16);
    assertThat(Arrays.stream(luma).max().orElseThrow()).isLessThanOrEqualTo(235);
    assertThat(Arrays.stream(luma).distinct().count()).isGreaterThan(40);
  }

  @ParameterizedTest
  @EnumSource
  void shouldPaintTheSmallestAndOddlyShapedPictures(Motion motion) {
    for (int[] size : new int[][] {{96, 96}, {1280, 96}, {96, 720}}) {
      byte[] picture = new byte[size[0] * size[1] * 3 / 2];
      PicturePainter.of(size[0], size[1], 1, 1, motion, 1).paint(0, picture, 0);
      assertThat(picture).isNotEqualTo(new byte[picture.length]);
    }
  }

  @Test
  void shouldShowClockTimesOfFrames() {
    assertThat(Caption.clock(0, 20)).isEqualTo("00:00.00");
    assertThat(Caption.clock(1239, 20)).isEqualTo("01:01.19");
  }

  private static byte[][] paint(Motion motion) {
    return PAINTED.computeIfAbsent(motion, PicturePainterTest::paintNow);
  }

  private static byte[][] paintNow(Motion motion) {
    PicturePainter painter = PicturePainter.of(WIDTH, HEIGHT, FRAMES_PER_SECOND, FRAMES, motion, 4);
    byte[][] pictures = new byte[FRAMES][WIDTH * HEIGHT * 3 / 2];
    for (int i = 0; i < FRAMES; i++) {
      painter.paint(i, pictures[i], 0);
    }
    return pictures;
  }

  private static double meanPsnr(Motion motion) {
    byte[][] pictures = paint(motion);
    double sum = 0;
    for (int i = 0; i + 1 < FRAMES; i++) {
      sum += psnr(pictures[i], pictures[i + 1]);
    }
    return sum / (FRAMES - 1);
  }

  /** Of luma, in decibels. */
  private static double psnr(byte[] one, byte[] other) {
    long squares = 0;
    for (int i = 0; i < WIDTH * PICTURE_ROWS; i++) {
      int difference = (one[i] & 0xff) - (other[i] & 0xff);
      squares += (long) difference * difference;
    }
    double mean = Math.max(1e-3, squares / (double) (WIDTH * PICTURE_ROWS));
    return 10 * Math.log10(255 * 255 / mean);
  }
}
