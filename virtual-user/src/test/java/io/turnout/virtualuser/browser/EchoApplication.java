package io.turnout.virtualuser.browser;

import com.sun.net.httpserver.HttpServer;
import io.turnout.virtualuser.application.ApplicationAdapter;
import io.turnout.virtualuser.application.YamlAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A meeting of one, whose page sends its user's media to itself: nothing like meeting-app. */
record EchoApplication(HttpServer server, ApplicationAdapter adapter) implements AutoCloseable {
  private static final String PAGE =
      """
      <!doctype html><title>echo</title>
      <form id="door"><input id="who"><button>go</button></form>
      <p id="mood"></p><video id="v" autoplay></video>
      <script>
      console.error('a complaint of the page');
      document.querySelector('#door').addEventListener('submit', async (event) => {
        event.preventDefault();
        const one = new RTCPeerConnection(), two = new RTCPeerConnection();
        one.onicecandidate = (e) => two.addIceCandidate(e.candidate);
        two.onicecandidate = (e) => one.addIceCandidate(e.candidate);
        two.ontrack = (e) => { document.querySelector('#v').srcObject = e.streams[0]; };
        const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
        media.getTracks().forEach((track) => one.addTrack(track, media));
        await one.setLocalDescription();
        await two.setRemoteDescription(one.localDescription);
        await two.setLocalDescription();
        await one.setRemoteDescription(two.localDescription);
        const kept = one instanceof RTCPeerConnection && RTCPeerConnection.generateCertificate
          && one.constructor === RTCPeerConnection;
        document.querySelector('#mood').textContent =
          (kept ? 'in as ' : 'broken for ') + document.querySelector('#who').value;
        window.hangUp = () => {
          one.close(); two.close(); document.querySelector('#mood').textContent = 'out';
        };
      });
      </script>
      """;
  private static final String ADAPTER =
      """
      name: echo
      join:
        - open: "{base}/echo"
        - fill: { selector: "#who", text: "{displayName}" }
        - click: "#door button"
        - waitFor:
            script: "return document.querySelector('#mood').textContent === 'in as ' + displayName;"
      leave:
        - run: "window.hangUp();"
        - waitFor: { script: "return document.querySelector('#mood').textContent === 'out';" }
      expect:
        inbound: { audio: users, video: users }
        outbound: { audio: 1, video: 1 }
      """;

  /**
   * Serves on loopback.
   *
   * @param folder for the adapter's file
   */
  static EchoApplication start(Path folder) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/echo",
        exchange -> {
          byte[] body = PAGE.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    Path file = Files.writeString(folder.resolve("echo.yaml"), ADAPTER);
    URI base = URI.create("http://localhost:" + server.getAddress().getPort());
    return new EchoApplication(server, YamlAdapter.read(file, base));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
