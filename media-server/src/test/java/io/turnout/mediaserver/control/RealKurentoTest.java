package io.turnout.mediaserver.control;

import java.net.URI;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The same promises, asked of the real Kurento Media Server that the environment names. */
@EnabledIfEnvironmentVariable(
    named = "TURNOUT_KMS_URL",
    matches = "wss?://.+",
    disabledReason = "TURNOUT_KMS_URL names no real Kurento, such as ws://127.0.0.1:8888/kurento")
final class RealKurentoTest extends KurentoClientContract {
  @Override
  URI address() {
    return URI.create(System.getenv("TURNOUT_KMS_URL"));
  }
}
