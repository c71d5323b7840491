package io.turnout.kurento;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KurentoErrorCodeTest {
  @ParameterizedTest
  @CsvSource({
    "40001, MARSHALL_ERROR",
    "40007, INVALID_SESSION",
    "40101, MEDIA_OBJECT_NOT_FOUND",
    "40106, MEDIA_OBJECT_EVENT_NOT_SUPPORTED",
    "40201, SDP_PARSE_ERROR",
    "40208, SDP_END_POINT_ALREADY_NEGOTIATED",
  })
  void shouldCarryKurentosNumberAndName(int code, String name) {
    assertThat(KurentoErrorCode.valueOf(name).code()).isEqualTo(code);
    assertThat(KurentoErrorCode.valueOf(name).typeName()).isEqualTo(name);
  }

  @Test
  void shouldLeaveTheUnknownModuleUndefinedAsKurentoDoes() {
    assertThat(KurentoErrorCode.SERVER_MANAGER_ERROR_KMD_NOT_FOUND.typeName())
        .isEqualTo("UNDEFINED");
  }
}
