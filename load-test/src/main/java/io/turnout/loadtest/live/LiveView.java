package io.turnout.loadtest.live;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import io.javalin.util.JavalinBindException;
import io.turnout.loadtest.progress.ProgressListener;
import io.turnout.report.html.ReportAssets;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.UserAgentFactory;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Thread-safe. A run's page on loopback while the run goes on. It only shows: nothing can be
 * changed by it.
 */
public final class LiveView implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveView.class);
  private static final String HOST = "127.0.0.1";
  private static final int MAX_WATCHERS = 20;

  /** Pictures are fetched and shown as blobs, so that none is asked for that nobody sees. */
  private static final String POLICY =
      "default-src 'self'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'";

  private final LiveFeed feed;
  private final ThumbnailWall wall;
  private final JsonMapper json = JsonMapper.shared();
  private final Set<SseClient> watchers = ConcurrentHashMap.newKeySet();
  private final Javalin server;

  private LiveView(String run, int port, InstantSource clock) {
    feed = new LiveFeed(run, clock);
    wall = new ThumbnailWall(clock);
    server = Javalin.create(config -> configure(config, port));
    feed.listen(this::send);
  }

  /**
   * Binds and serves.
   *
   * @param run name of the plan
   * @param port 0 for any free one
   * @throws IOException when the port is taken
   */
  public static LiveView start(String run, int port, InstantSource clock) throws IOException {
    LiveView view = new LiveView(run, port, clock);
    try {
      view.server.start();
      return view;
    } catch (JavalinBindException e) {
      throw new IOException(
          "live view: port " + port + " on " + HOST + " is taken; choose another, or 0 for any", e);
    }
  }

  /** {@return the address of the page} */
  public URI address() {
    return URI.create("http://" + HOST + ":" + server.port() + "/");
  }

  /** {@return what is to be told all that is recorded of the run} */
  public RunRecorder recorder() {
    return feed;
  }

  /** {@return what is to be told how far the run is} */
  public ProgressListener progress() {
    return feed;
  }

  /** {@return agents of which the page can show pictures} */
  public UserAgentFactory watching(UserAgentFactory agents) {
    return wall.watching(agents);
  }

  @Override
  public void close() {
    watchers.forEach(SseClient::close);
    server.stop();
  }

  private void configure(JavalinConfig config, int port) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.jetty.host = HOST;
    config.jetty.port = port;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.routes.before(LiveView::requireLoopbackName);
    config.routes.get("/", ctx -> text(ctx, "text/html", LiveAssets.page()));
    config.routes.get("/live.css", ctx -> text(ctx, "text/css", LiveAssets.styles()));
    config.routes.get("/live.js", ctx -> text(ctx, "text/javascript", LiveAssets.script()));
    config.routes.get("/uplot.js", ctx -> text(ctx, "text/javascript", ReportAssets.uplotScript()));
    config.routes.get("/events", new SseHandler(0, this::watch));
    config.routes.get("/metrics", this::metrics);
    config.routes.get("/thumbnails/{meeting}/{user}", this::thumbnail);
  }

  /** A page elsewhere whose name resolves to this machine must not read along (DNS rebinding). */
  private static void requireLoopbackName(Context ctx) {
    String name = Optional.ofNullable(ctx.host()).orElse("").replaceFirst(":[0-9]+$", "");
    if (!name.equals(HOST) && !name.equals("localhost")) {
      ctx.status(HttpStatus.FORBIDDEN).result("Open this page as http://" + HOST + ".\n");
      ctx.skipRemainingHandlers();
      return;
    }
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Cache-Control", "no-store");
  }

  private static void text(Context ctx, String type, String text) {
    ctx.contentType(type + "; charset=utf-8").result(text);
  }

  private void metrics(Context ctx) {
    LiveState state = feed.all();
    if (state == null) {
      ctx.status(HttpStatus.SERVICE_UNAVAILABLE).result("The run has not begun.\n");
      return;
    }
    ctx.contentType(LiveMetrics.CONTENT_TYPE).result(LiveMetrics.of(state));
  }

  private void thumbnail(Context ctx) {
    VirtualUserId user = new VirtualUserId(ctx.pathParam("meeting"), ctx.pathParam("user"));
    Optional<ThumbnailWall.Picture> picture = feed.knows(user) ? wall.look(user) : Optional.empty();
    if (picture.isEmpty()) {
      ctx.status(HttpStatus.NOT_FOUND).result("No picture of this user yet.\n");
      return;
    }
    ctx.contentType(picture.get().thumbnail().mediaType())
        .result(picture.get().thumbnail().bytes());
  }

  private void watch(SseClient client) {
    if (watchers.size() >= MAX_WATCHERS) {
      client.sendEvent("refused", "Already " + MAX_WATCHERS + " pages are open; close one.");
      client.close();
      return;
    }
    client.keepAlive();
    client.onClose(() -> watchers.remove(client));
    LiveState state = feed.all();
    if (state != null) {
      client.sendEvent("all", json.writeValueAsString(state));
    }
    watchers.add(client);
  }

  private void send(LiveState state) {
    if (watchers.isEmpty()) {
      return;
    }
    String text = json.writeValueAsString(state);
    watchers.removeIf(SseClient::terminated);
    for (SseClient watcher : List.copyOf(watchers)) {
      try {
        watcher.sendEvent("second", text);
      } catch (RuntimeException e) {
        LOG.debug("A live page is gone: {}", e.toString());
        watchers.remove(watcher);
      }
    }
  }
}
