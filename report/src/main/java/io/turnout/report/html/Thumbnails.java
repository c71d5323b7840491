package io.turnout.report.html;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Confined to one thread. Makes small JPEGs that stand in the report itself, within a budget. Who
 * asks first is served first; what comes after the budget has no thumbnail.
 */
final class Thumbnails {
  /**
   * A small picture.
   *
   * @param dataUri empty when there is none
   * @param width in pixels
   * @param reason why there is none
   */
  record Thumbnail(String dataUri, int width, int height, String reason) {
    static Thumbnail none(String reason) {
      return new Thumbnail("", 0, 0, reason);
    }
  }

  static final String NO_ROOM = "opens the file";
  static final int MAX_BYTES = 3 << 20;
  static final int MAX_COUNT = 240;
  private static final int MAX_WIDTH = 340;
  private static final int MAX_HEIGHT = 240;
  private static final long MAX_SOURCE_PIXELS = 40_000_000;
  private static final float QUALITY = .68f;

  private final RunFiles files;
  private final int maxBytes;
  private final Map<String, Thumbnail> made = new HashMap<>();
  private long bytes;
  private int count;

  Thumbnails(RunFiles files, int maxBytes) {
    this.files = files;
    this.maxBytes = maxBytes;
  }

  /** {@return a small copy, or why there is none: no picture, or the budget is used up} */
  Thumbnail of(String path) {
    Thumbnail known = made.get(path);
    if (known == null) {
      known = files.find(path).map(this::make).orElseGet(() -> Thumbnail.none("file is missing"));
      made.put(path, known);
    }
    return known;
  }

  private Thumbnail make(Path file) {
    if (count >= MAX_COUNT || bytes >= maxBytes) {
      return Thumbnail.none(NO_ROOM);
    }
    try {
      BufferedImage small = scaled(file);
      String uri = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg(small));
      if (bytes + uri.length() > maxBytes) {
        bytes = maxBytes; // so that later ones do not overtake this one
        return Thumbnail.none(NO_ROOM);
      }
      bytes += uri.length();
      count++;
      return new Thumbnail(uri, small.getWidth(), small.getHeight(), "");
    } catch (IOException | RuntimeException | LinkageError unreadable) {
      // Runtime exceptions: of malformed pictures. Linkage errors: a JVM without its native parts.
      return Thumbnail.none("not readable as a picture");
    }
  }

  private static BufferedImage scaled(Path file) throws IOException {
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException(file + " is no picture of a known kind");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MAX_SOURCE_PIXELS) {
          throw new IOException(
              file + ": " + width + "×" + height + ", at most " + MAX_SOURCE_PIXELS + " pixels");
        }
        double scale =
            Math.min(1, Math.min((double) MAX_WIDTH / width, (double) MAX_HEIGHT / height));
        // Every n-th pixel is enough as long as two remain for each one of the result.
        int step = Math.max(1, (int) Math.floor(.5 / scale));
        ImageReadParam every = reader.getDefaultReadParam();
        every.setSourceSubsampling(step, step, 0, 0);
        return drawn(
            reader.read(0, every),
            Math.max(1, (int) Math.round(width * scale)),
            Math.max(1, (int) Math.round(height * scale)));
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage drawn(BufferedImage source, int width, int height) {
    var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(source, 0, 0, width, height, Color.WHITE, null);
    graphics.dispose();
    return small;
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    if (!writers.hasNext()) {
      throw new IOException("this JVM writes no JPEG");
    }
    ImageWriter writer = writers.next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam quality = writer.getDefaultWriteParam();
      quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      quality.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), quality);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
