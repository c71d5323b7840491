package io.turnout.meetingapp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.meetingapp.MeetingApp;
import io.turnout.meetingapp.MeetingAppOptions;
import io.turnout.meetingapp.testing.FakeMediaGateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TlsAndAdminTest {
  private static final MeetingAppOptions OPTIONS =
      MeetingAppOptions.of(URI.create("ws://one:8888/kurento")).withPort(0);
  private static final String TOKEN = "a-token-of-20-letters";

  @Test
  void shouldSpeakHttpsWithAGivenCertificate(@TempDir Path folder) throws Exception {
    KeyStore store = TlsKeys.keyStore(new TlsOptions.SelfSigned(), "127.0.0.1");
    Path chain = write(folder, "CERTIFICATE", store.getCertificate("turnout").getEncoded());
    Path key = write(folder, "PRIVATE KEY", store.getKey("turnout", new char[0]).getEncoded());
    try (MeetingApp app =
            MeetingApp.start(
                OPTIONS.withTls(new TlsOptions.Pem(chain, key)),
                List.of(new FakeMediaGateway("one")));
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(store)).build()) {
      assertThat(app.uri().getScheme()).isEqualTo("https");
      assertThat(status(client, app.uri(), "healthz", null)).isEqualTo(200);
    }
  }

  @Test
  void shouldNameTheFileThatCannotBeUsed(@TempDir Path folder) {
    Path missing = folder.resolve("missing.pem");
    assertThatThrownBy(
            () ->
                MeetingApp.start(
                    OPTIONS.withTls(new TlsOptions.Pem(missing, missing)),
                    List.of(new FakeMediaGateway("one"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing.pem");
  }

  @Test
  void shouldRefusePlainHttpOffLoopback() {
    assertThatThrownBy(
            () ->
                MeetingApp.start(OPTIONS.withHost("0.0.0.0"), List.of(new FakeMediaGateway("one"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Turn TLS on");
  }

  @Test
  void shouldShowTheAdminPortalOnlyWithTheToken() throws Exception {
    try (MeetingApp app =
            MeetingApp.start(OPTIONS.withAdminToken(TOKEN), List.of(new FakeMediaGateway("one")));
        HttpClient client = HttpClient.newHttpClient()) {
      for (String path : List.of("admin", "admin/state", "admin/events")) {
        assertThat(status(client, app.uri(), path, null)).isEqualTo(401);
        assertThat(status(client, app.uri(), path, "wrong")).isEqualTo(401);
      }
      assertThat(status(client, app.uri(), "admin/state", TOKEN)).isEqualTo(200);
      HttpResponse<String> logIn =
          client.send(
              HttpRequest.newBuilder(app.uri().resolve("admin/login"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString("token=" + TOKEN))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(logIn.statusCode()).isEqualTo(303);
      assertThat(logIn.headers().firstValue("Set-Cookie").orElse(""))
          .contains("HttpOnly", "SameSite=Strict")
          .doesNotContain(TOKEN);
    }
  }

  @Test
  void shouldKeepTheAdminPortalShutOffLoopbackWithoutAToken() throws Exception {
    try (MeetingApp app =
            MeetingApp.start(
                OPTIONS.withHost("0.0.0.0").withPlainHttpAllowed(),
                List.of(new FakeMediaGateway("one")));
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(status(client, app.uri(), "admin", null)).isEqualTo(401);
    }
  }

  private static int status(
      HttpClient client, URI page, String path, @org.jspecify.annotations.Nullable String token)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(page.resolve(path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static Path write(Path folder, String type, byte[] der) throws Exception {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve(type.replace(' ', '-') + ".pem"),
        "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
  }

  private static SSLContext trusting(KeyStore store) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("turnout", store.getCertificate("turnout"));
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}
