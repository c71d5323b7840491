package io.turnout.mediaserver.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.jsonrpc.RpcMessage;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

final class RequestCacheTest {
  private final RequestCache cache = new RequestCache();
  private final CompletableFuture<RpcMessage> answer = new CompletableFuture<>();

  @Test
  void shouldFindTheSameRequestWhileItLives() {
    var params = JsonNodeFactory.instance.objectNode().put("type", "MediaPipeline");
    var _ = cache.putIfNew("1", "create", params, answer, 0);

    assertThat(cache.putIfNew("1", "create", params.deepCopy(), new CompletableFuture<>(), 1))
        .isSameAs(answer);
  }

  @Test
  void shouldForgetAfterItsLife() {
    var _ = cache.putIfNew("1", "create", null, answer, 0);

    assertThat(cache.putIfNew("1", "create", null, new CompletableFuture<>(), RequestCache.LIFE_NS))
        .isNull();
  }

  @Test
  void shouldNotAnswerAnotherRequestOfTheSameId() {
    var _ = cache.putIfNew("1", "create", null, answer, 0);

    assertThat(cache.putIfNew("1", "release", null, new CompletableFuture<>(), 1)).isNull();
  }

  @Test
  void shouldKeepOnlySoManyRequests() {
    var _ = cache.putIfNew("first", "create", null, answer, 0);
    for (int i = 0; i < RequestCache.MAX_REQUESTS; i++) {
      var _ = cache.putIfNew("id" + i, "create", null, new CompletableFuture<>(), 0);
    }

    assertThat(cache.putIfNew("first", "create", null, new CompletableFuture<>(), 1)).isNull();
  }
}
