package io.turnout.stun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class StunWriterTest {
  private static final byte[] TRANSACTION_ID = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

  private final StunReader reader = new StunReader();
  private final StunWriter writer = new StunWriter(548);
  private final MessageIntegrity key = MessageIntegrity.ofPassword(StunVectors.PASSWORD);

  @Test
  void shouldWriteCheckThatReaderUnderstands() {
    writer
        .begin(StunHeader.BINDING_REQUEST, TRANSACTION_ID)
        .username("local:remote")
        .priority(0xFFFFFFFFL)
        .useCandidate()
        .iceControlling(Long.MIN_VALUE)
        .messageIntegrity(key)
        .fingerprint();

    assertThat(reader.read(writer.buffer(), 0, writer.length())).isTrue();
    assertThat(reader.username()).contains("local:remote");
    assertThat(reader.priority()).isEqualTo(0xFFFFFFFFL);
    assertThat(reader.hasUseCandidate()).isTrue();
    assertThat(reader.hasIceControlling()).isTrue();
    assertThat(reader.tieBreaker()).isEqualTo(Long.MIN_VALUE);
    assertThat(reader.isAuthentic(key)).isTrue();
    assertThat(reader.hasFingerprint()).isTrue();
  }

  @Test
  void shouldAnswerWithRequestsTransactionIdAndAddress() {
    assertThat(reader.read(StunVectors.REQUEST, 0, StunVectors.REQUEST.length)).isTrue();
    byte[] address = {(byte) 192, 0, 2, 1};
    writer.beginResponse(StunHeader.BINDING_SUCCESS, reader).xorMappedAddress(address, 32853);

    byte[] expectedAttribute = Arrays.copyOfRange(StunVectors.IPV4_RESPONSE, 36, 48);
    assertThat(Arrays.copyOfRange(writer.buffer(), 20, 32)).isEqualTo(expectedAttribute);
    assertThat(Arrays.copyOfRange(writer.buffer(), 8, 20))
        .isEqualTo(Arrays.copyOfRange(StunVectors.REQUEST, 8, 20));
  }

  @Test
  void shouldWriteErrorThatReaderUnderstands() {
    assertThat(reader.read(StunVectors.REQUEST, 0, StunVectors.REQUEST.length)).isTrue();
    writer
        .beginResponse(StunHeader.BINDING_ERROR, reader)
        .errorCode(487, "Role Conflict")
        .messageIntegrity(key)
        .fingerprint();

    assertThat(reader.read(writer.buffer(), 0, writer.length())).isTrue();
    assertThat(reader.messageType()).isEqualTo(StunHeader.BINDING_ERROR);
    assertThat(reader.errorCode()).hasValue(487);
    assertThat(reader.errorReason()).contains("Role Conflict");
  }

  @Test
  void shouldNameSizeAndRemedyWhenMessageDoesNotFit() {
    StunWriter small = new StunWriter(24);
    small.begin(StunHeader.BINDING_REQUEST, TRANSACTION_ID);

    assertThatThrownBy(() -> small.username("far too long"))
        .hasMessageContaining("needs 36 bytes")
        .hasMessageContaining("larger writer");
  }
}
