package io.turnout.virtualuser.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretMaskTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=ice-pwd:aB3/x+9sdkfj | a=ice-pwd:***",
        "a=ice-ufrag:4ZcD | a=ice-ufrag:***",
        "candidate:1 1 udp 2 10.0.0.1 9 typ host ufrag 4ZcD network-cost 9"
            + " | candidate:1 1 udp 2 10.0.0.1 9 typ host ufrag *** network-cost 9",
        "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwg"
            + " | a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:***",
        "{\"usernameFragment\" : \"4ZcD\"} | {\"usernameFragment\" : \"***\"}",
        "{\\\"credential\\\":\\\"s3cret\\\"} | {\\\"credential\\\":\\\"***\\\"}",
        "credential: 's3cret', urls | credential: '***', urls",
        "GET /rooms?access_token=eyJh.bG.ci&x=1 | GET /rooms?access_token=***&x=1",
        "Authorization: Bearer eyJh.bG.ci | Authorization: Bearer ***",
        "nothing secret: a=fingerprint:sha-256 AB:CD"
            + " | nothing secret: a=fingerprint:sha-256 AB:CD",
      })
  void shouldMaskSecretsAndNothingElse(String text, String masked) {
    assertThat(SecretMask.mask(text)).isEqualTo(masked);
  }
}
