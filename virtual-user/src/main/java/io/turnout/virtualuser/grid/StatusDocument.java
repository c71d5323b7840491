package io.turnout.virtualuser.grid;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pure but for {@link #fetch}. A Selenium Grid's answer at {@code /status}. */
public final class StatusDocument {
  private StatusDocument() {}

  /**
   * {@return its member {@code value}}
   *
   * @throws IOException when it is not a Selenium Grid's
   */
  public static JsonNode value(String body) throws IOException {
    JsonNode value;
    try {
      value = JsonMapper.shared().readTree(body).path("value");
    } catch (JacksonException e) {
      throw notAGrid(e);
    }
    if (!value.path("ready").isBoolean()) {
      throw notAGrid(null);
    }
    return value;
  }

  /** {@return that an answer is not a Selenium Grid's} */
  public static IOException notAGrid(@Nullable Throwable cause) {
    return new IOException("the answer is not a Selenium Grid's", cause);
  }

  /**
   * {@return the document as it comes; a hub without nodes gives it with HTTP status 503}
   *
   * @param timeout of connecting, and of the answer
   */
  public static String fetch(URI grid, Duration timeout) throws IOException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build()) {
      return fetch(grid, client, timeout);
    }
  }

  static String fetch(URI grid, HttpClient client, Duration timeout) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(grid.toString().replaceAll("/+$", "") + "/status"))
            .timeout(timeout)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
