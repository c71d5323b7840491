package io.turnout.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StunReaderTest {
  /** The last attribute, behind what MESSAGE-INTEGRITY covers. */
  private static final int FINGERPRINT_BYTES = 8;

  private final StunReader reader = new StunReader();
  private final MessageIntegrity key = MessageIntegrity.ofPassword(StunVectors.PASSWORD);

  @Test
  void shouldReadCheckOfRfc5769() {
    byte[] request = StunVectors.REQUEST;

    assertThat(reader.read(request, 0, request.length)).isTrue();
    assertThat(reader.messageType()).isEqualTo(StunHeader.BINDING_REQUEST);
    assertThat(reader.username()).contains("evtj:h6vY");
    assertThat(reader.receiverFragment()).contains("evtj");
    assertThat(reader.addressedTo(new byte[] {'e', 'v', 't', 'j'})).isTrue();
    assertThat(reader.addressedTo(new byte[] {'e', 'v', 't'})).isFalse();
    assertThat(reader.priority()).isEqualTo(0x6E0001FFL);
    assertThat(reader.hasIceControlled()).isTrue();
    assertThat(reader.hasIceControlling()).isFalse();
    assertThat(reader.tieBreaker()).isEqualTo(0x932FF9B151263B36L);
    assertThat(reader.hasUseCandidate()).isFalse();
    assertThat(reader.hasFingerprint()).isTrue();
    assertThat(reader.isAuthentic(key)).isTrue();
    assertThat(reader.isAuthentic(MessageIntegrity.ofPassword("wrong"))).isFalse();
  }

  @Test
  void shouldReadMappedAddressesOfRfc5769() {
    byte[] ipv4 = StunVectors.IPV4_RESPONSE;
    assertThat(reader.read(ipv4, 0, ipv4.length)).isTrue();
    assertThat(reader.isAuthentic(key)).isTrue();
    assertThat(reader.xorMappedAddress())
        .hasValueSatisfying(a -> assertThat(a).containsExactly(192, 0, 2, 1));
    assertThat(reader.xorMappedPort()).hasValue(32853);

    byte[] ipv6 = StunVectors.IPV6_RESPONSE;
    assertThat(reader.read(ipv6, 0, ipv6.length)).isTrue();
    assertThat(reader.isAuthentic(key)).isTrue();
    assertThat(reader.xorMappedAddress())
        .hasValueSatisfying(a -> assertThat(a).startsWith(0x20, 0x01, 0x0D, 0xB8).hasSize(16));
    assertThat(reader.xorMappedPort()).hasValue(32853);
  }

  @Test
  void shouldReadAtAnyOffset() {
    byte[] buffer = new byte[StunVectors.REQUEST.length + 12];
    System.arraycopy(StunVectors.REQUEST, 0, buffer, 7, StunVectors.REQUEST.length);

    assertThat(reader.read(buffer, 7, StunVectors.REQUEST.length)).isTrue();
    assertThat(reader.isAuthentic(key)).isTrue();
  }

  @Test
  void shouldRefuseEveryTruncation() {
    for (int length = 0; length < StunVectors.REQUEST.length; length++) {
      assertThat(reader.read(Arrays.copyOf(StunVectors.REQUEST, length), 0, length))
          .as("length %d", length)
          .isFalse();
    }
  }

  @Test
  void shouldRefuseEveryFlippedBit() {
    for (int bit = 0; bit < 8 * StunVectors.REQUEST.length; bit++) {
      byte[] flipped = StunVectors.REQUEST.clone();
      flipped[bit / 8] = (byte) (flipped[bit / 8] ^ (1 << (bit % 8)));
      boolean accepted = reader.read(flipped, 0, flipped.length) && reader.isAuthentic(key);
      // Bits of FINGERPRINT's type may make it an unknown attribute; integrity then covers the
      // rest.
      if (bit / 8 < StunVectors.REQUEST.length - 8) {
        assertThat(accepted).as("bit %d", bit).isFalse();
      }
    }
  }

  @Test
  void shouldPassOverWhatFollowsIntegrity() {
    StunWriter writer = new StunWriter(548);
    writer
        .begin(StunHeader.BINDING_REQUEST, new byte[12])
        .messageIntegrity(key)
        .useCandidate()
        .fingerprint();

    assertThat(reader.read(writer.buffer(), 0, writer.length())).isTrue();
    assertThat(reader.hasUseCandidate()).isFalse();
    assertThat(reader.isAuthentic(key)).isTrue();
  }

  @Test
  void shouldNameUnknownAttributesThatMustBeKnown() {
    byte[] message = new byte[24];
    System.arraycopy(StunVectors.REQUEST, 0, message, 0, 20);
    message[3] = 4;
    message[20] = 0x7F;
    message[21] = 0x01;

    assertThat(reader.read(message, 0, message.length)).isTrue();
    assertThat(reader.unknownAttributeCount()).isEqualTo(1);
    assertThat(reader.unknownAttribute(0)).isEqualTo(0x7F01);
  }

  @Test
  void shouldSurviveSeededMutations() {
    Random random = new Random(5769);
    int authenticated = StunVectors.REQUEST.length - FINGERPRINT_BYTES;
    for (int i = 0; i < 100_000; i++) {
      byte[] mutant = StunVectors.REQUEST.clone();
      for (int flips = random.nextInt(6); flips >= 0; flips--) {
        mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
      }
      if (reader.read(mutant, 0, mutant.length) && reader.isAuthentic(key)) {
        assertThat(Arrays.copyOf(mutant, authenticated))
            .isEqualTo(Arrays.copyOf(StunVectors.REQUEST, authenticated));
      }
    }
  }
}
