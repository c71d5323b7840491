package io.turnout.virtualuser.grid.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NodeListTest {
  @Test
  void shouldReadOneMachineALine() throws Exception {
    NodeList list =
        NodeList.parseText(
            "nodes.txt",
            """
            # two machines

            10.0.0.5                               # what it carries
            qa@node-b:2222 chrome=4 firefox=2 port=5556 address=10.0.0.6 labels=fast,lab hub
            """);
    assertThat(list.nodes()).hasSize(2);
    ListedNode first = list.nodes().get(0);
    assertThat(first.line()).isEqualTo(3);
    assertThat(first.slots()).isEmpty();
    assertThat(first.gridPlace()).isEqualTo("10.0.0.5:5555");
    ListedNode second = list.nodes().get(1);
    assertThat(second.slots()).isEqualTo(Map.of("chrome", 4, "firefox", 2));
    assertThat(second.gridPlace()).isEqualTo("10.0.0.6:5556");
    assertThat(second.labels()).containsExactly("fast", "lab");
    assertThat(list.hubMachine()).isEqualTo(second);
    assertThat(list.named("node-b")).isEqualTo(second);
  }

  @Test
  void shouldReadTheSameAsYaml() throws Exception {
    NodeList list =
        NodeList.parseYaml(
            "nodes.yaml",
            """
            nodes:
              - 10.0.0.5
              - address: qa@node-b:2222
                slots: { chrome: 4 }
                port: 5556
                grid-address: 10.0.0.6
                labels: [fast]
                hub: true
                jdk: /opt/jdk-25
                executables: { chrome: /opt/chrome/chrome }
                environment: { LANG: C.UTF-8 }
            """);
    ListedNode second = list.nodes().get(1);
    assertThat(list.nodes().getFirst().machine().host()).isEqualTo("10.0.0.5");
    assertThat(second.slots()).isEqualTo(Map.of("chrome", 4));
    assertThat(second.gridPlace()).isEqualTo("10.0.0.6:5556");
    assertThat(second.hub()).isTrue();
    assertThat(second.jdk()).contains("/opt/jdk-25");
    assertThat(second.executables()).isEqualTo(Map.of("chrome", "/opt/chrome/chrome"));
    assertThat(second.environment()).isEqualTo(Map.of("LANG", "C.UTF-8"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a chrome=x | found \"chrome=x\", expected chrome=NUMBER, from 1 to 1000",
        "a chrome=0 | found \"chrome=0\", expected chrome=NUMBER, from 1 to 1000",
        "a opera=1 | found \"opera=1\", expected chrome=NUMBER, firefox=NUMBER",
        "a chrome | found \"chrome\", expected chrome=NUMBER",
        "a chrome=1 chrome=2 | found chrome twice, expected it once",
        "a:0 | found port 0 in \"a:0\", expected 1 to 65535",
        "a labels=x,,y | expected a label of letters",
        "a hub=yes | expected hub alone",
        "a port=70000 | expected port=NUMBER, from 1 to 65535",
        "a/b | found \"a/b\", expected [user@]host[:port]"
      })
  void shouldRefuseWrongLineWithItsNumber(String line, String problem) {
    assertThatThrownBy(() -> NodeList.parseText("nodes.txt", "# list\n" + line + "\n"))
        .isInstanceOf(NodeListException.class)
        .hasMessageStartingWith("nodes.txt:2: ")
        .hasMessageContaining(problem);
  }

  @Test
  void shouldRefuseTheSameNodeTwice() {
    assertThatThrownBy(() -> NodeList.parseText("nodes.txt", "a\nb\nqa@a\n"))
        .hasMessageStartingWith("nodes.txt:3: found a:5555, which is in line 1 already");
    assertThatThrownBy(() -> NodeList.parseText("nodes.txt", "a hub\nb hub\n"))
        .hasMessageStartingWith("nodes.txt:2: found a second hub");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nodes: a | 1: found \"a\", expected a list of machines",
        "machines: [] | 1: found the key machines, expected nodes",
        "nodes: [{slots: {chrome: 1}}] | 1: found no address",
        "nodes: [{address: a, slot: 1}] | 1: found the key slot, expected one of",
        "nodes: [{address: a, slots: {chrome: x}}] | chrome: found \"chrome=x\"",
        "nodes: [{address: a, jdk: jdk}] | expected an absolute path",
        "nodes: [ | not YAML",
        "nodes: [] | found no machine"
      })
  void shouldRefuseWrongYaml(String text, String problem) {
    assertThatThrownBy(() -> NodeList.parseYaml("nodes.yaml", text))
        .isInstanceOf(NodeListException.class)
        .hasMessageStartingWith("nodes.yaml")
        .hasMessageContaining(problem);
  }
}
