package io.turnout.systemtest.mediaserver;

import io.turnout.systemtest.browser.Chromium;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kurento.client.IceCandidate;
import org.kurento.client.WebRtcEndpoint;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Confined to the test's thread. One headless Chromium with a fake microphone, whose picture is
 * noise: small enough for a slow machine, and no encoder can send it with fewer bits than it may.
 */
final class ChromiumPeer implements AutoCloseable {
  private static final String OFFER =
      """
      const done = arguments[arguments.length - 1];
      (async () => {
        const canvas = document.createElement('canvas');
        canvas.width = 320;
        canvas.height = 240;
        const paint = canvas.getContext('2d');
        const image = paint.createImageData(320, 240);
        setInterval(() => {
          for (let at = 0; at < image.data.length; at += 65536) {
            crypto.getRandomValues(image.data.subarray(at, at + 65536));
          }
          for (let at = 3; at < image.data.length; at += 4) image.data[at] = 255;
          paint.putImageData(image, 0, 0);
        }, 100);
        const media = canvas.captureStream(10);
        const sound = await navigator.mediaDevices.getUserMedia({audio: true});
        media.addTrack(sound.getAudioTracks()[0]);
        const pc = new RTCPeerConnection();
        window.pc = pc;
        media.getTracks().forEach(track => pc.addTrack(track, media));
        pc.ontrack = event => {
          const element = document.createElement('video');
          element.autoplay = true;
          element.muted = true;
          element.srcObject = new MediaStream([event.track]);
          document.body.append(element);
        };
        await pc.setLocalDescription();
        done(pc.localDescription.sdp);
      })().catch(e => done('error ' + e));
      """;
  private static final String ANSWER =
      """
      const done = arguments[arguments.length - 1];
      window.pc.setRemoteDescription({type: 'answer', sdp: arguments[0]})
        .then(() => done('ok')).catch(e => done('error ' + e));
      """;
  private static final String STATS =
      """
      const done = arguments[arguments.length - 1];
      window.pc.getStats().then(report => {
        const found = {framesDecoded: 0, audioPackets: 0, videoBytesSent: 0};
        report.forEach(s => {
          if (s.type === 'inbound-rtp' && s.kind === 'video') found.framesDecoded = s.framesDecoded;
          if (s.type === 'inbound-rtp' && s.kind === 'audio') found.audioPackets = s.packetsReceived;
          if (s.type === 'outbound-rtp' && s.kind === 'video') found.videoBytesSent = s.bytesSent;
        });
        done(found);
      });
      """;

  private final ChromeDriver driver;

  /**
   * Starts the browser.
   *
   * @param page a page on loopback, for a camera is given to secure pages only
   * @param profile an empty folder of its own
   */
  ChromiumPeer(String page, Path profile) {
    driver = Chromium.start(profile, 30);
    driver.get(page);
  }

  /** Exchanges offer, answer and candidates with the endpoint. */
  void connect(WebRtcEndpoint endpoint) throws InterruptedException {
    CountDownLatch gathered = new CountDownLatch(1);
    List<IceCandidate> candidates = new CopyOnWriteArrayList<>();
    endpoint.addIceCandidateFoundListener(event -> candidates.add(event.getCandidate()));
    endpoint.addIceGatheringDoneListener(event -> gathered.countDown());
    String answer = endpoint.processOffer(text(driver.executeAsyncScript(OFFER)));
    endpoint.gatherCandidates();
    require(gathered.await(20, TimeUnit.SECONDS), "candidates were not gathered");
    text(driver.executeAsyncScript(ANSWER, answer));
    for (IceCandidate candidate : candidates) {
      driver.executeScript(
          "window.pc.addIceCandidate({candidate: arguments[0], sdpMid: arguments[1]})",
          candidate.getCandidate(),
          candidate.getSdpMid());
    }
  }

  private static String text(@Nullable Object outcome) {
    String text = String.valueOf(outcome);
    require(!text.startsWith("error"), text);
    return text;
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }

  /** What the browser has received and sent so far. Immutable. */
  record Counts(long framesDecoded, long audioPackets, long videoBytesSent, long atNs) {
    long sentBps(Counts before) {
      return (videoBytesSent - before.videoBytesSent) * 8_000_000_000L / (atNs - before.atNs);
    }
  }

  Counts counts() {
    if (!(driver.executeAsyncScript(STATS) instanceof Map<?, ?> found)) {
      throw new AssertionError("no statistics");
    }
    return new Counts(
        number(found, "framesDecoded"),
        number(found, "audioPackets"),
        number(found, "videoBytesSent"),
        System.nanoTime());
  }

  private static long number(Map<?, ?> found, String name) {
    return found.get(name) instanceof Number number ? number.longValue() : 0;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
