package io.turnout.mediaserver.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
final class KurentoProtocolTest {
  private ControlTestServer server;
  private TestSocket socket;

  @BeforeEach
  void start() throws Exception {
    server = ControlTestServer.start();
    socket = new TestSocket(server.uri());
  }

  @AfterEach
  void stop() {
    socket.close();
    server.close();
  }

  private String createPipeline(int id) throws Exception {
    return socket
        .call(id, "create", "{\"type\":\"MediaPipeline\"}")
        .at("/result/value")
        .stringValue();
  }

  private String createEndpoint(int id, String pipeline) throws Exception {
    return socket
        .call(
            id,
            "create",
            "{\"type\":\"WebRtcEndpoint\",\"constructorParams\":{\"mediaPipeline\":\"%s\"}}"
                .formatted(pipeline))
        .at("/result/value")
        .stringValue();
  }

  private JsonNode invoke(int id, String object, String operation, String params) throws Exception {
    return socket.call(
        id,
        "invoke",
        "{\"object\":\"%s\",\"operation\":\"%s\",\"operationParams\":%s}"
            .formatted(object, operation, params));
  }

  @Test
  void shouldAnswerPingWithoutMakingASession() throws Exception {
    socket.send(
        "{\"id\":1,\"method\":\"ping\",\"params\":{\"interval\":240000},\"jsonrpc\":\"2.0\"}");

    assertThat(socket.receiveText())
        .isEqualTo("{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":{\"value\":\"pong\"}}");
    assertThat(server.plane().sessionCount()).isZero();
  }

  @Test
  void shouldRememberTheSessionOfAConnection() throws Exception {
    String first =
        socket
            .call(1, "create", "{\"type\":\"MediaPipeline\"}")
            .at("/result/sessionId")
            .stringValue();
    String second =
        socket
            .call(2, "create", "{\"type\":\"MediaPipeline\"}")
            .at("/result/sessionId")
            .stringValue();

    assertThat(second).isEqualTo(first);
  }

  @Test
  void shouldMoveASessionToTheNewestConnection() throws Exception {
    String session = socket.call(1, "connect", "{}").at("/result/sessionId").stringValue();
    try (TestSocket newer = new TestSocket(server.uri())) {
      assertThat(
              newer
                  .call(2, "connect", "{\"sessionId\":\"%s\"}".formatted(session))
                  .at("/result/sessionId")
                  .stringValue())
          .isEqualTo(session);
      assertThat(
              socket
                  .call(3, "create", "{\"type\":\"MediaPipeline\"}")
                  .at("/result/sessionId")
                  .stringValue())
          .isNotEqualTo(session);
    }
  }

  @Test
  void shouldRefuseToConnectToAnUnknownSession() throws Exception {
    var error = socket.call(1, "connect", "{\"sessionId\":\"gone\"}").get("error");

    assertThat(error.get("code").intValue()).isEqualTo(40007);
    assertThat(error.at("/data/type").stringValue()).isEqualTo("INVALID_SESSION");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense|-32700",
        "{|-32700",
        "[]|-32600",
        "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}|-32600",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"noSuch\",\"params\":{}}|-32601",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"onEvent\",\"params\":{}}|-32601",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"create\"}|-32602",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"create\",\"params\":{}}|-32000",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"create\",\"params\":{\"type\":5}}|-32000",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"create\",\"params\":{\"type\":\"Endpoint\"}}|40108",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"create\",\"params\":{\"type\":\"Composite\"}}|40108",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"create\",\"params\":{\"type\":\"WebRtcEndpoint\"}}|40001",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"describe\",\"params\":{\"object\":\"x\"}}|40101",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"describe\",\"params\":{\"object\":\"newref:0\"}}|40109",
      })
  void shouldAnswerBadRequestsWithTheirCodeAndGoOn(String request, int code) throws Exception {
    assertThat(socket.ask(request).at("/error/code").intValue()).isEqualTo(code);
    assertThat(socket.call(9, "ping", "{}").at("/result/value").stringValue()).isEqualTo("pong");
  }

  @Test
  void shouldCarryOutANotificationAndAnswerWithAnError() throws Exception {
    var answer =
        socket.ask(
            "{\"jsonrpc\":\"2.0\",\"method\":\"create\",\"params\":{\"type\":\"MediaPipeline\"}}");

    assertThat(answer.at("/error/code").intValue()).isEqualTo(-32000);
    assertThat(answer.at("/error/data/value").stringValue()).contains("kurento.MediaPipeline");
    assertThat(answer.get("id").isNull()).isTrue();
  }

  @Test
  void shouldDescribeAnObject() throws Exception {
    String endpoint = createEndpoint(2, createPipeline(1));
    var result =
        socket.call(3, "describe", "{\"object\":\"%s\"}".formatted(endpoint)).get("result");

    assertThat(result.get("qualifiedType").stringValue()).isEqualTo("kurento.WebRtcEndpoint");
    assertThat(result.get("hierarchy")).hasSize(6);
  }

  @Test
  void shouldRunATransactionUpToItsFirstError() throws Exception {
    var value =
        socket
            .call(
                1,
                "transaction",
                """
                {"operations":[
                {"jsonrpc":"2.0","id":0,"method":"create","params":{"type":"MediaPipeline"}},
                {"jsonrpc":"2.0","id":1,"method":"create","params":
                  {"type":"WebRtcEndpoint","constructorParams":{"mediaPipeline":"newref:0"}}},
                {"jsonrpc":"2.0","id":2,"method":"invoke","params":
                  {"object":"newref:1","operation":"noSuchOperation"}},
                {"jsonrpc":"2.0","id":3,"method":"create","params":{"type":"MediaPipeline"}}]}
                """)
            .at("/result/value");

    assertThat(value).hasSize(3);
    assertThat(value.get(1).at("/result/value").stringValue())
        .startsWith(value.get(0).at("/result/value").stringValue() + "/");
    assertThat(value.get(2).at("/error/code").intValue()).isEqualTo(40008);
  }

  @Test
  void shouldAnswerARetryFromMemoryAndAnotherRequestAnew() throws Exception {
    String first = createPipeline(1);

    assertThat(createPipeline(1)).isEqualTo(first);
    assertThat(createPipeline(2)).isNotEqualTo(first);
    assertThat(createEndpoint(1, first)).contains("kurento.WebRtcEndpoint");
  }

  @Test
  void shouldRefuseToConnectToWhatIsNoElement() throws Exception {
    String pipeline = createPipeline(1);
    String endpoint = createEndpoint(2, pipeline);

    assertThat(
            invoke(3, endpoint, "connect", "{\"sink\":\"%s\"}".formatted(pipeline))
                .at("/error/code")
                .intValue())
        .isEqualTo(40102);
    assertThat(invoke(4, endpoint, "getIceTcp", "{}").at("/result/value").booleanValue()).isFalse();
    assertThat(
            socket
                .call(
                    5,
                    "create",
                    "{\"type\":\"WebRtcEndpoint\",\"constructorParams\":{\"mediaPipeline\":\"%s\"}}"
                        .formatted(endpoint))
                .at("/error/code")
                .intValue())
        .isEqualTo(40102);
  }

  @Test
  void shouldNameOperationsThatItDoesNotSupport() throws Exception {
    String endpoint = createEndpoint(2, createPipeline(1));
    var error = invoke(3, endpoint, "setVideoFormat", "{}").get("error");

    assertThat(error.get("code").intValue()).isEqualTo(40111);
    assertThat(error.get("message").stringValue()).contains("setVideoFormat", "transcode");
  }

  @Test
  void shouldReadAndWriteProperties() throws Exception {
    String endpoint = createEndpoint(2, createPipeline(1));

    assertThat(invoke(3, endpoint, "getMaxVideoSendBandwidth", "{}").at("/result/value").intValue())
        .isEqualTo(500);
    invoke(4, endpoint, "setMaxVideoSendBandwidth", "{\"maxVideoSendBandwidth\":\"900\"}");
    assertThat(invoke(5, endpoint, "getMaxVideoSendBandwidth", "{}").at("/result/value").intValue())
        .isEqualTo(900);
    invoke(6, endpoint, "setStunServerAddress", "{\"stunServerAddress\":\"192.0.2.1\"}");
    assertThat(invoke(7, endpoint, "getStunServerAddress", "{}").at("/result/value").stringValue())
        .isEqualTo("192.0.2.1");
    assertThat(invoke(8, endpoint, "setMtu", "{\"mtu\":\"many\"}").at("/error/code").intValue())
        .isEqualTo(40001);
  }

  @Test
  void shouldReleaseWhatAClosedSessionHeld() throws Exception {
    String pipeline = createPipeline(1);
    createEndpoint(2, pipeline);
    var answer = socket.call(3, "closeSession", "{}");

    assertThat(answer.get("result").isNull()).isTrue();
    assertThat(
            socket
                .call(4, "describe", "{\"object\":\"%s\"}".formatted(pipeline))
                .at("/error/code")
                .intValue())
        .isEqualTo(40101);
  }

  @Test
  void shouldKeepWhatAnotherSessionHolds() throws Exception {
    String pipeline = createPipeline(1);
    try (TestSocket other = new TestSocket(server.uri())) {
      other.call(1, "ref", "{\"object\":\"%s\"}".formatted(pipeline));
      socket.call(2, "closeSession", "{}");
      assertThat(other.call(3, "describe", "{\"object\":\"%s\"}".formatted(pipeline)).has("result"))
          .isTrue();
      other.call(4, "unref", "{\"object\":\"%s\"}".formatted(pipeline));
      assertThat(
              other
                  .call(5, "describe", "{\"object\":\"%s\"}".formatted(pipeline))
                  .at("/error/code")
                  .intValue())
          .isEqualTo(40101);
    }
  }

  @Test
  void shouldTellOfObjectsComingAndGoing() throws Exception {
    try (TestSocket observer = new TestSocket(server.uri())) {
      for (String type : new String[] {"ObjectCreated", "ObjectDestroyed"}) {
        observer.call(
            type.length(),
            "subscribe",
            "{\"object\":\"manager_ServerManager\",\"type\":\"%s\"}".formatted(type));
      }
      String pipeline = createPipeline(1);
      String endpoint = createEndpoint(2, pipeline);
      assertThat(observer.receive().at("/params/value/data/object").stringValue())
          .isEqualTo(pipeline);
      assertThat(observer.receive().at("/params/value/data/object").stringValue())
          .isEqualTo(endpoint);
      socket.call(3, "release", "{\"object\":\"%s\"}".formatted(pipeline));
      assertThat(observer.receive().at("/params/value/data/objectId").stringValue())
          .isEqualTo(endpoint);
      var last = observer.receive().at("/params/value/data");
      assertThat(last.get("objectId").stringValue()).isEqualTo(pipeline);
      assertThat(last.has("type")).isFalse();
      assertThat(last.get("timestampMillis").isString()).isTrue();
    }
  }

  @Test
  void shouldAcceptBinaryFramesAndRefuseOtherPaths() throws Exception {
    socket.sendBinary("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");
    assertThat(socket.receive().at("/result/value").stringValue()).isEqualTo("pong");

    try (TestSocket lost = new TestSocket(server.uri().resolve("/elsewhere"))) {
      assertThat(lost.closeCode()).isEqualTo(1002);
    }
  }

  @Test
  void shouldServeMetricsAndHealth() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String path : new String[] {"/metrics", "/healthz"}) {
        URI uri = URI.create("http://" + server.uri().getAuthority() + path);
        var response =
            client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
      }
    }
  }
}
