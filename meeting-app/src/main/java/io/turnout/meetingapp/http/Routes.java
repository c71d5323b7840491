package io.turnout.meetingapp.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.sse.SseHandler;
import io.turnout.meetingapp.admin.AdminFeed;
import io.turnout.meetingapp.media.MediaServerStatus;
import io.turnout.meetingapp.meeting.MeetingRegistry;
import java.nio.charset.StandardCharsets;

/** Thread-safe. All HTTP routes but the WebSocket's. */
final class Routes {
  private final MeetingRegistry registry;
  private final MetricsPage metrics;
  private final AdminFeed feed;
  private final AdminGate gate;
  private final byte[] meetingPage = Pages.page("meeting.html");
  private final byte[] adminPage = Pages.page("admin.html");
  private final String loginPage =
      new String(Pages.page("admin-login.html"), StandardCharsets.UTF_8);

  Routes(MeetingRegistry registry, MetricsPage metrics, AdminFeed feed, AdminGate gate) {
    this.registry = registry;
    this.metrics = metrics;
    this.feed = feed;
    this.gate = gate;
  }

  void addTo(JavalinConfig config) {
    var routes = config.routes;
    routes.get("/", this::meetingPage);
    routes.get("/meeting/{meeting}", this::meetingPage);
    routes.get("/assets/{name}", Routes::asset);
    routes.get("/favicon.ico", ctx -> ctx.redirect("/assets/icon.svg", HttpStatus.FOUND));
    routes.get("/healthz", this::health);
    routes.get(
        "/metrics", ctx -> ctx.contentType(MetricsPage.CONTENT_TYPE).result(metrics.render()));
    routes.before("/admin", this::requireAdmin);
    routes.before("/admin/state", this::requireAdmin);
    routes.before("/admin/events", this::requireAdmin);
    routes.get("/admin", ctx -> html(ctx, adminPage));
    routes.get("/admin/state", ctx -> ctx.contentType("application/json").result(feed.json()));
    routes.get("/admin/events", new SseHandler(0, feed::watch));
    routes.post("/admin/login", this::logIn);
  }

  private void meetingPage(Context ctx) {
    html(ctx, meetingPage);
  }

  private static void asset(Context ctx) {
    Pages.Asset asset = Pages.asset(ctx.pathParam("name"));
    if (asset == null) {
      throw new NotFoundResponse("No such file.");
    }
    ctx.header("Cache-Control", "no-cache").contentType(asset.contentType()).result(asset.bytes());
  }

  private static void html(Context ctx, byte[] page) {
    ctx.header("Cache-Control", "no-store").contentType("text/html; charset=utf-8").result(page);
  }

  private void health(Context ctx) {
    long connected = registry.mediaServers().stream().filter(MediaServerStatus::connected).count();
    int all = registry.mediaServers().size();
    ctx.status(connected > 0 ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .contentType("text/plain; charset=utf-8")
        .result(connected + " of " + all + " media servers connected\n");
  }

  private void requireAdmin(Context ctx) {
    if (!gate.admits(ctx)) {
      gate.countRefusal();
      refuse(ctx, gate.remedy());
      ctx.skipRemainingHandlers();
    }
  }

  private void logIn(Context ctx) {
    if (gate.logIn(ctx, ctx.formParam("token"))) {
      ctx.redirect("/admin", HttpStatus.SEE_OTHER);
    } else {
      refuse(ctx, "That is not the token.");
    }
  }

  private void refuse(Context ctx, String reason) {
    html(ctx, loginPage.replace("{{reason}}", reason).getBytes(StandardCharsets.UTF_8));
    ctx.status(HttpStatus.UNAUTHORIZED).header("WWW-Authenticate", "Bearer realm=\"admin\"");
  }
}
