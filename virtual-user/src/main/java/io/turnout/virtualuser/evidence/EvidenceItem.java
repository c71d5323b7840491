package io.turnout.virtualuser.evidence;

import io.turnout.report.record.EvidenceFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One thing that is shown, ready to be a file. Immutable. */
public final class EvidenceItem {
  private final EvidenceFile.Kind kind;
  private final String extension;
  private final byte[] content;

  private EvidenceItem(EvidenceFile.Kind kind, String extension, byte[] content) {
    this.kind = kind;
    this.extension = extension;
    this.content = content;
  }

  /** {@return a picture; the array must not change any more} */
  public static EvidenceItem png(EvidenceFile.Kind kind, byte[] content) {
    return new EvidenceItem(kind, "png", content);
  }

  /**
   * {@return a text, its secrets masked, cut where it is too long}
   *
   * @param extension of the file, without a dot
   */
  public static EvidenceItem text(EvidenceFile.Kind kind, String extension, String text) {
    String masked = SecretMask.mask(TextLimit.cut(text));
    return new EvidenceItem(kind, extension, masked.getBytes(StandardCharsets.UTF_8));
  }

  public EvidenceFile.Kind kind() {
    return kind;
  }

  /** {@return of the file, without a dot} */
  public String extension() {
    return extension;
  }

  /** {@return how long the content is} */
  public int lengthBytes() {
    return content.length;
  }

  /** Writes the content. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(content);
  }

  @Override
  public String toString() {
    return kind + "." + extension + " (" + content.length + " bytes)";
  }
}
