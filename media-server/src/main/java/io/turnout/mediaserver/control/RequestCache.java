package io.turnout.mediaserver.control;

import io.turnout.jsonrpc.RpcMessage;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Thread-safe. Remembers for a while what a session asked, so that a request that comes again after
 * a lost connection is not carried out twice. Unlike Kurento's, it answers only the same request:
 * same id, method and parameters.
 */
final class RequestCache {
  static final long LIFE_NS = 20_000_000_000L;
  static final int MAX_REQUESTS = 512;

  private record Entry(
      String method,
      @Nullable JsonNode params,
      CompletableFuture<RpcMessage> answer,
      long expiresNs) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * {@return the answer to the same request asked before, finished or still under way; or null, and
   * then {@code answer} is what the next one gets}
   */
  synchronized @Nullable CompletableFuture<RpcMessage> putIfNew(
      String id,
      String method,
      @Nullable JsonNode params,
      CompletableFuture<RpcMessage> answer,
      long nowNs) {
    expire(nowNs);
    Entry known = entries.get(id);
    if (known != null && known.method.equals(method) && Objects.equals(known.params, params)) {
      return known.answer;
    }
    entries.remove(id);
    entries.put(id, new Entry(method, params, answer, nowNs + LIFE_NS));
    return null;
  }

  private void expire(long nowNs) {
    Iterator<Entry> oldestFirst = entries.values().iterator();
    while (oldestFirst.hasNext()) {
      Entry entry = oldestFirst.next();
      if (entry.expiresNs - nowNs > 0 && entries.size() < MAX_REQUESTS) {
        return;
      }
      oldestFirst.remove();
    }
  }
}
