package io.turnout.virtualuser.browser;

/**
 * Size of the pictures that a camera gives. Immutable. A page's own wish (W3C Media Capture and
 * Streams, {@code ideal}) gives way to it; a page's {@code min}, {@code max} and {@code exact}
 * hold, so that a page that insists on more is refused, as with a real camera.
 *
 * @param width in pixels, 2 to {@value #MOST_WIDTH}
 * @param height in pixels, 2 to {@value #MOST_HEIGHT}
 */
public record CameraResolution(int width, int height) {
  private static final int MOST_WIDTH = 3840;
  private static final int MOST_HEIGHT = 2160;

  public CameraResolution {
    if (width < 2 || width > MOST_WIDTH || height < 2 || height > MOST_HEIGHT) {
      throw new IllegalArgumentException(
          "camera resolution: found "
              + width
              + "x"
              + height
              + ", the browser's fake camera gives up to "
              + MOST_WIDTH
              + "x"
              + MOST_HEIGHT);
    }
  }
}
