package io.turnout.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Published vectors: RFC 3711, appendix B.3, and packets that other implementations agree on. */
final class SrtpVectorsTest {
  private static final byte[] CM_KEY = hex("e1f97a0d3e018be0d64fa32c06de4139");
  private static final byte[] CM_SALT = hex("0ec675ad498afeebb6960b3aabe6");
  private static final byte[] GCM_KEY = hex("000102030405060708090a0b0c0d0e0f");
  private static final byte[] GCM_SALT = hex("a0a1a2a3a4a5a6a7a8a9aaab");
  private static final String RTP = "800f1234decafbadcafebabe" + "ab".repeat(16);
  private static final String RTCP = "81c8000bcafebabe" + "ab".repeat(16);

  @Test
  void shouldDeriveSessionKeysOfRfc3711() {
    SrtpKeyDerivation keys = new SrtpKeyDerivation(CM_KEY, CM_SALT);

    assertThat(keys.derive(SrtpKeyDerivation.RTP_KEY, 16))
        .isEqualTo(hex("c61e7a93744f39ee10734afe3ff7a087"));
    assertThat(keys.derive(SrtpKeyDerivation.RTP_SALT, 14))
        .isEqualTo(hex("30cbbc08863d8c85d49db34a9ae1"));
    assertThat(keys.derive(SrtpKeyDerivation.RTP_AUTH, 20))
        .isEqualTo(hex("cebe321f6ff7716b6fd4ab49af256a156d38baa4"));
  }

  @Test
  void shouldProtectRtpAsOthersDo() {
    assertThat(protectRtp(SrtpProfile.AES128_CM_HMAC_SHA1_80, CM_KEY, CM_SALT))
        .isEqualTo("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb");
    assertThat(protectRtp(SrtpProfile.AEAD_AES_128_GCM, GCM_KEY, GCM_SALT))
        .isEqualTo(
            "800f1234decafbadcafebabec5002ede04cfdd2eb91159e0880aa06e"
                + "d2976826f796b201df3131a127e8a392");
  }

  @Test
  void shouldProtectRtcpAsOthersDo() {
    assertThat(protectRtcp(SrtpProfile.AES128_CM_HMAC_SHA1_80, CM_KEY, CM_SALT))
        .isEqualTo("81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798");
    assertThat(protectRtcp(SrtpProfile.AEAD_AES_128_GCM, GCM_KEY, GCM_SALT))
        .isEqualTo(
            "81c8000bcafebabec98b8b5df0392a55852b6c21ac8e7025"
                + "c52c6fbea2b3b446ea31123ba88ce61e80000001");
  }

  private static String protectRtp(SrtpProfile profile, byte[] key, byte[] salt) {
    byte[] buffer = Arrays.copyOf(hex(RTP), 64);
    int length = new SrtpProtector(profile, key, salt, 4).protectRtp(buffer, 0, 28);
    return HexFormat.of().formatHex(buffer, 0, length);
  }

  private static String protectRtcp(SrtpProfile profile, byte[] key, byte[] salt) {
    byte[] buffer = Arrays.copyOf(hex(RTCP), 64);
    int length = new SrtpProtector(profile, key, salt, 4).protectRtcp(buffer, 0, 24);
    return HexFormat.of().formatHex(buffer, 0, length);
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
