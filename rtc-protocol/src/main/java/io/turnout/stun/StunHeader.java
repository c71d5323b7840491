package io.turnout.stun;

/** Layout and constants of the 20-byte header (RFC 8489, section 5). */
public final class StunHeader {
  public static final int BYTES = 20;
  public static final int TRANSACTION_ID_BYTES = 12;
  public static final int MAGIC_COOKIE = 0x2112A442;

  public static final int BINDING_REQUEST = 0x0001;
  public static final int BINDING_INDICATION = 0x0011;
  public static final int BINDING_SUCCESS = 0x0101;
  public static final int BINDING_ERROR = 0x0111;

  static final int COOKIE_OFFSET = 4;
  static final int TRANSACTION_ID_OFFSET = 8;

  private StunHeader() {}
}
