package io.turnout.cli;

import io.turnout.loadtest.ExitCode;
import io.turnout.meetingapp.MeetingApp;
import io.turnout.meetingapp.MeetingAppOptions;
import io.turnout.meetingapp.http.TlsOptions;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "meeting-app",
    description = "Runs the reference meeting application on any Kurento Media Server.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class MeetingAppCommand implements Callable<Integer> {
  @Option(names = "--host", description = "address to bind", defaultValue = "127.0.0.1")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      description = "port, 0 for any free one",
      defaultValue = "" + MeetingAppOptions.DEFAULT_PORT)
  private int port;

  @Option(
      names = "--kms",
      description = "control address of a media server; repeatable",
      required = true)
  private List<URI> mediaServers = new ArrayList<>();

  @Option(
      names = "--self-made-certificate",
      description = "serve HTTPS with a certificate made at the start")
  private boolean selfMadeCertificate;

  @Option(
      names = "--admin-token",
      description = "token of the admin portal; better in the environment",
      defaultValue = "${env:TURNOUT_ADMIN_TOKEN}")
  private @Nullable String adminToken;

  @Option(
      names = "--video-bandwidth",
      description = "kbit/s of video per stream, 0 for Kurento's own limit",
      defaultValue = "0")
  private int videoBandwidthKbps;

  @Mixin private ServerLifeOptions life = new ServerLifeOptions();

  @Override
  public Integer call() {
    MeetingAppOptions options =
        MeetingAppOptions.of(mediaServers.toArray(URI[]::new)).withHost(host).withPort(port);
    if (selfMadeCertificate) {
      options = options.withTls(new TlsOptions.SelfSigned());
    }
    if (adminToken != null && !adminToken.isEmpty()) {
      options = options.withAdminToken(adminToken);
    }
    if (videoBandwidthKbps > 0) {
      options = options.withVideoBandwidthKbps(videoBandwidthKbps);
    }
    try {
      MeetingApp application = MeetingApp.start(options);
      life.serve(application.uri(), application);
      return ExitCode.PASSED;
    } catch (IOException e) {
      throw new UserMistakeException(e.getMessage());
    }
  }
}
