package io.turnout.virtualuser.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MachineAddressTest {
  @Test
  void shouldReadUserHostAndPort() {
    assertThat(MachineAddress.parse("admin@node-1.example.org:2222"))
        .isEqualTo(
            new MachineAddress(Optional.of("admin"), "node-1.example.org", OptionalInt.of(2222)));
    assertThat(MachineAddress.parse("10.0.0.7"))
        .isEqualTo(new MachineAddress(Optional.empty(), "10.0.0.7", OptionalInt.empty()));
    assertThat(MachineAddress.parse("root@[2001:db8::1]:22").host()).isEqualTo("2001:db8::1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "u@a", "u@a:1", "[::1]", "u@[fe80::1%eth0]:2222"})
  void shouldWriteItAsItWasRead(String text) {
    assertThat(MachineAddress.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "@a", "a:", "a:b", "a:0", "a:65536", "a b", "2001:db8::1", "a;b", "u@", "-a"})
  void shouldRefuseWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> MachineAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found")
        .hasMessageContaining("expected");
  }
}
