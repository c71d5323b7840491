package io.turnout.virtualuser.clip.picture;

/**
 * Confined to one thread. Paints the pictures of one clip, in any order: each depends on its number
 * alone.
 */
public final class PicturePainter {
  private final int framesPerSecond;
  private final int frames;
  private final Canvas canvas;
  private final Scene scene;
  private final Caption caption;
  private final Exposure exposure;

  private PicturePainter(
      int framesPerSecond,
      int frames,
      Canvas canvas,
      Scene scene,
      Caption caption,
      Exposure exposure) {
    this.framesPerSecond = framesPerSecond;
    this.frames = frames;
    this.canvas = canvas;
    this.scene = scene;
    this.caption = caption;
    this.exposure = exposure;
  }

  /**
   * A painter of a clip.
   *
   * @param width in pixels, even
   * @param height in pixels, even
   * @param frames after which the clip starts again
   */
  public static PicturePainter of(
      int width, int height, int framesPerSecond, int frames, Motion motion, long seed) {
    Canvas canvas = new Canvas(width, height);
    double lengthSeconds = frames / (double) framesPerSecond;
    Scene scene =
        motion == Motion.SLIDES
            ? new SlideScene(width, height, lengthSeconds, seed)
            : new RoomScene(width, height, lengthSeconds, motion, seed);
    String label = "TURNOUT " + width + "X" + height + " " + framesPerSecond + "FPS #" + seed;
    return new PicturePainter(
        framesPerSecond,
        frames,
        canvas,
        scene,
        new Caption(label, width, height),
        new Exposure(motion, lengthSeconds, seed));
  }

  /**
   * Paints one picture as planes Y, Cb, Cr.
   *
   * @param frame 0 to {@code frames} - 1
   * @param target takes width × height × 3 / 2 bytes from the offset on
   */
  public void paint(int frame, byte[] target, int offset) {
    double share = frame / (double) frames;
    scene.paint(canvas, share);
    caption.paint(canvas, frame, framesPerSecond);
    exposure.develop(canvas, share, frame, target, offset);
  }
}
