package io.turnout.cli;

import io.turnout.loadtest.ExitCode;
import io.turnout.meetingapp.MeetingApp;
import io.turnout.meetingapp.MeetingAppOptions;
import io.turnout.meetingapp.meeting.MeetingLimits;
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
      names = "--admin-token",
      description = "token of the admin portal; better in the environment",
      defaultValue = "${env:TURNOUT_ADMIN_TOKEN}")
  private @Nullable String adminToken;

  @Option(
      names = "--video-bandwidth",
      description = "kbit/s of video per stream, 0 for Kurento's own limit",
      defaultValue = "0")
  private int videoBandwidthKbps;

  @Option(names = "--meetings", description = "most meetings at a time")
  private int meetings = MeetingLimits.DEFAULTS.meetings();

  @Option(names = "--users-per-meeting", description = "most users at a time in one meeting")
  private int usersPerMeeting = MeetingLimits.DEFAULTS.usersPerMeeting();

  @Mixin private MeetingAppTlsOptions tls = new MeetingAppTlsOptions();

  @Mixin private ServerLifeOptions life = new ServerLifeOptions();

  @Override
  public Integer call() {
    MeetingAppOptions options =
        MeetingAppOptions.of(mediaServers.toArray(URI[]::new)).withHost(host);
    options = options.withTls(tls.options()).withMeetingLimits(limits());
    if (adminToken != null && !adminToken.isEmpty()) {
      options = options.withAdminToken(adminToken);
    }
    if (videoBandwidthKbps > 0) {
      options = options.withVideoBandwidthKbps(videoBandwidthKbps);
    }
    MeetingAppOptions atAnyPort = options;
    MeetingApp application =
        life.start(port, chosen -> MeetingApp.start(atAnyPort.withPort(chosen)));
    life.serve(application.uri(), application);
    return ExitCode.PASSED;
  }

  private MeetingLimits limits() {
    return MeetingLimits.DEFAULTS.withMeetings(meetings).withUsersPerMeeting(usersPerMeeting);
  }
}
