package io.turnout.virtualuser.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.clip.AudioClip;
import io.turnout.virtualuser.clip.ClipProgress;
import io.turnout.virtualuser.clip.ClipStore;
import io.turnout.virtualuser.clip.VideoClip;
import io.turnout.virtualuser.clip.picture.Motion;
import io.turnout.virtualuser.clip.picture.PicturePainter;
import io.turnout.virtualuser.grid.GridOptions;
import io.turnout.virtualuser.grid.StandaloneGrid;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.remote.http.ClientConfig;

/** What a page gets from a real Chromium whose devices play clips. */
@Tag("browser")
@Timeout(120)
final class ClipPlaybackTest {
  private static final VideoClip PICTURES =
      new VideoClip(320, 240, 15, Duration.ofSeconds(2), Motion.TALKING_HEAD, 3);
  private static final AudioClip SPEECH = new AudioClip(Duration.ofSeconds(2), -26, 3);

  /** Watches for three seconds, so that both clips start again. */
  private static final String WATCH =
      """
      const done = arguments[arguments.length - 1];
      (async () => {
        const media = await navigator.mediaDevices.getUserMedia(arguments[0]);
        const video = document.querySelector('video');
        video.srcObject = media;
        await video.play();
        const settings = media.getVideoTracks()[0].getSettings();
        const context = new AudioContext();
        const analyser = context.createAnalyser();
        analyser.fftSize = 8192;
        context.createMediaStreamSource(media).connect(analyser);
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 4;
        const pen = canvas.getContext('2d');
        pen.imageSmoothingQuality = 'high';
        const samples = new Float32Array(analyser.fftSize);
        const loudness = [];
        for (let i = 0; i < 30; i++) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          analyser.getFloatTimeDomainData(samples);
          loudness.push(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
        }
        pen.drawImage(video, 0, 0, 4, 4);
        const pixels = [...pen.getImageData(0, 0, 4, 4).data];
        const luma = [];
        for (let i = 0; i < 64; i += 4) {
          luma.push(0.299 * pixels[i] + 0.587 * pixels[i + 1] + 0.114 * pixels[i + 2]);
        }
        const heard = loudness.filter((power) => power > 1e-7);
        done({
          width: video.videoWidth, height: video.videoHeight, frameRate: settings.frameRate,
          frames: video.getVideoPlaybackQuality().totalVideoFrames, luma,
          heard: heard.length / loudness.length,
          level: 10 * Math.log10(heard.reduce((sum, power) => sum + power, 0) / heard.length),
        });
      })().catch((error) => done({ error: String(error) }));
      """;

  private static StandaloneGrid grid;
  private static HttpServer server;

  @BeforeAll
  static void startGridAndPage() throws Exception {
    grid = StandaloneGrid.start(GridOptions.withSlots(1));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "<!doctype html><video muted>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void nothingIsLeftBehind() {
    server.stop(0);
    grid.close();
    assertThat(grid.processes().running()).isEmpty();
  }

  @Test
  void shouldGiveThePageTheClipsPicturesAndSpeech(@TempDir Path folder) throws Exception {
    ClipStore store = ClipStore.at(folder);
    CaptureFiles files =
        new CaptureFiles(
            Optional.of(store.provide(PICTURES, ClipProgress.NONE)),
            Optional.of(store.provide(SPEECH, ClipProgress.NONE)));

    Map<?, ?> seen =
        watch(
            BrowserOptions.defaults().withCaptureFiles(files),
            Map.of("audio", true, "video", true));

    assertThat(number(seen, "width")).isEqualTo(320);
    assertThat(number(seen, "height")).isEqualTo(240);
    assertThat(number(seen, "frameRate")).isEqualTo(15);
    assertThat(number(seen, "frames")).isGreaterThan(5);
    assertThat(number(seen, "heard")).isGreaterThan(0.7);
    assertThat(number(seen, "level")).isCloseTo(-26, within(4.0));
    double[] expected = coarseLuma();
    List<?> luma = (List<?>) seen.get("luma");
    for (int i = 0; i < 16; i++) {
      assertThat(((Number) luma.get(i)).doubleValue())
          .as("part %d of %s", i, luma)
          .isCloseTo(expected[i], within(45.0));
    }
  }

  @Test
  void shouldGiveThePageTheCameraResolutionOfThePlan() throws Exception {
    Map<?, ?> seen =
        watch(
            BrowserOptions.defaults().withCameraResolution(new CameraResolution(1280, 720)),
            Map.of("audio", true, "video", Map.of("width", 640, "height", Map.of("ideal", 480))));

    assertThat(number(seen, "width")).isEqualTo(1280);
    assertThat(number(seen, "height")).isEqualTo(720);
    assertThat(number(seen, "frameRate")).isEqualTo(20);
  }

  private static Map<?, ?> watch(BrowserOptions options, Map<String, ?> constraints)
      throws Exception {
    Invitation invitation = new Invitation(new VirtualUserId("m1", "m1-u1"), "Ann", "m1", 1);
    var client = ClientConfig.defaultConfig().baseUrl(grid.address().toURL());
    GridSession driver =
        new GridSession(
            grid.address().toURL(), BrowserCapabilities.of(options, invitation), client);
    try {
      HookInstaller.install(driver, options);
      driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
      driver.get("http://localhost:" + server.getAddress().getPort() + "/");
      Map<?, ?> answer = (Map<?, ?>) driver.executeAsyncScript(WATCH, constraints);
      assertThat(answer.get("error")).isNull();
      return answer;
    } finally {
      driver.quit();
    }
  }

  private static double number(Map<?, ?> seen, String name) {
    return ((Number) seen.get(name)).doubleValue();
  }

  /** The first picture's luma in 4 by 4 parts, in full range as a page sees it. */
  private static double[] coarseLuma() {
    int width = PICTURES.width();
    int height = PICTURES.height();
    byte[] picture = new byte[width * height * 3 / 2];
    PicturePainter.of(
            width,
            height,
            PICTURES.framesPerSecond(),
            PICTURES.frames(),
            PICTURES.motion(),
            PICTURES.seed())
        .paint(0, picture, 0);
    double[] luma = new double[16];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        luma[y * 4 / height * 4 + x * 4 / width] += (picture[y * width + x] & 0xff) - 16;
      }
    }
    for (int i = 0; i < luma.length; i++) {
      luma[i] = luma[i] / (width * height / 16.0) * 255 / 219;
    }
    return luma;
  }
}
