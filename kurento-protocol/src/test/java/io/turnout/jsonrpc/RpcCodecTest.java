package io.turnout.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

final class RpcCodecTest {
  private final RpcCodec codec = new RpcCodec(10_000);

  @Test
  void shouldWriteMembersInAlphabeticalOrderAtEveryLevel() {
    var result = JsonNodeFactory.instance.objectNode();
    result.putObject("value").put("b", 1).put("a", 2);
    result.put("sessionId", "s");

    assertThat(codec.write(new RpcResult(IntNode.valueOf(7), result)))
        .isEqualTo(
            "{\"id\":7,\"jsonrpc\":\"2.0\","
                + "\"result\":{\"sessionId\":\"s\",\"value\":{\"a\":2,\"b\":1}}}");
  }

  @Test
  void shouldEchoIdsOfBothTypesUnchanged() throws Exception {
    for (String id : new String[] {"5", "\"five\"", "-1", "1.5"}) {
      var request =
          (RpcRequest) codec.read("{\"jsonrpc\":\"2.0\",\"method\":\"ping\",\"id\":" + id + "}");
      assertThat(codec.write(new RpcResult(request.id(), NullNode.getInstance())))
          .contains("\"id\":" + id);
    }
  }

  @Test
  void shouldReadBackWhatItWrites() throws Exception {
    var data = JsonNodeFactory.instance.objectNode().put("type", "INVALID_SESSION");
    var messages =
        new RpcMessage[] {
          new RpcRequest(IntNode.valueOf(1), "ping", null),
          new RpcNotification("onEvent", data),
          new RpcResult(IntNode.valueOf(2), data),
          new RpcError(NullNode.getInstance(), 40007, "Invalid session", data)
        };
    for (RpcMessage message : messages) {
      assertThat(codec.read(codec.write(message))).isEqualTo(message);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "nonsense",
        "{\"jsonrpc\":\"2.0\",}",
        "{} {}",
        "\u0000",
        "{\"id\":01}",
      })
  void shouldRefuseTextThatIsNoJson(String text) {
    assertThat(failure(text).code()).isEqualTo(RpcErrorCode.PARSE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]",
        "1",
        "null",
        "\"ping\"",
        "{}",
        "{\"id\":1,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}",
        "{\"jsonrpc\":\"2.0\",\"id\":[],\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1e999,\"method\":\"ping\"}",
      })
  void shouldRefuseJsonThatIsNoMessage(String text) {
    assertThat(failure(text).code()).isEqualTo(RpcErrorCode.INVALID_REQUEST);
  }

  @Test
  void shouldBoundDepthAndSize() {
    String deep = "[".repeat(RpcCodec.MAX_DEPTH + 1) + "]".repeat(RpcCodec.MAX_DEPTH + 1);
    String huge = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + "x".repeat(10_000) + "\"}";

    assertThat(failure(deep).code()).isEqualTo(RpcErrorCode.PARSE_ERROR);
    assertThat(failure(huge).code()).isEqualTo(RpcErrorCode.PARSE_ERROR);
  }

  private MalformedRpcException failure(String text) {
    return catchThrowableOfType(MalformedRpcException.class, () -> codec.read(text));
  }
}
