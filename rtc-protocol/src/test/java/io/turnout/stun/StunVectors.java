package io.turnout.stun;

import java.util.HexFormat;

/** Test vectors of RFC 5769. */
final class StunVectors {
  static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

  /** Section 2.1: a check as ICE sends it. */
  static final byte[] REQUEST =
      bytes(
          "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74"
              + "002400046e0001ff80290008932ff9b151263b36000600096576746a3a683676592020200008"
              + "00149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf");

  /** Section 2.2. */
  static final byte[] IPV4_RESPONSE =
      bytes(
          "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f722000200008"
              + "0001a147e112a643000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96");

  /** Section 2.3. */
  static final byte[] IPV6_RESPONSE =
      bytes(
          "010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f722000200014"
              + "0002a1470113a9faa5d3f179bc25f4b5bed2b9d900080014a382954e4be67bf11784c97c8292"
              + "c275bfe3ed4180280004c8fb0b4c");

  private StunVectors() {}

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
