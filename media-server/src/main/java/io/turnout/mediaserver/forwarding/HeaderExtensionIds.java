package io.turnout.mediaserver.forwarding;

import io.turnout.rtp.RtpHeaderExtension;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Both directions between header extensions and one peer's identifiers (RFC 8285). Immutable. */
@SuppressWarnings("EnumOrdinal") // looked up per packet
final class HeaderExtensionIds {
  /** The peer has not negotiated the extension. */
  static final int NONE = 0;

  private static final int LARGEST_ONE_BYTE_ID = 14;

  private final int[] ids = new int[RtpHeaderExtension.values().length];
  private final @Nullable RtpHeaderExtension[] extensions = new @Nullable RtpHeaderExtension[256];
  private final boolean needTwoByteForm;

  HeaderExtensionIds(Map<RtpHeaderExtension, Integer> negotiated) {
    boolean twoByte = false;
    for (Map.Entry<RtpHeaderExtension, Integer> entry : negotiated.entrySet()) {
      int id = entry.getValue();
      if (id < 1 || id > 255) {
        throw new IllegalArgumentException(
            entry.getKey() + ": found identifier " + id + ", limit 1 to 255 (RFC 8285)");
      }
      ids[entry.getKey().ordinal()] = id;
      extensions[id] = entry.getKey();
      twoByte |= id > LARGEST_ONE_BYTE_ID;
    }
    needTwoByteForm = twoByte;
  }

  /** {@return the peer's identifier, or {@link #NONE}} */
  int id(RtpHeaderExtension extension) {
    return ids[extension.ordinal()];
  }

  /** {@return what the peer means by the identifier, null when nothing that was negotiated} */
  @Nullable RtpHeaderExtension extension(int id) {
    return extensions[id];
  }

  boolean needTwoByteForm() {
    return needTwoByteForm;
  }
}
