package io.turnout.systemtest.meeting;

import io.turnout.mediaserver.MediaServer;
import io.turnout.mediaserver.MediaServerOptions;
import io.turnout.meetingapp.MeetingApp;
import io.turnout.meetingapp.MeetingAppOptions;
import org.kurento.client.KurentoClient;

/**
 * Confined to the test's thread. A media server, the meeting application on it, and Kurento's
 * client to look at what is on the media server.
 */
public record MeetingServers(MediaServer mediaServer, KurentoClient kurento, MeetingApp application)
    implements AutoCloseable {

  /** Starts all on free ports of 127.0.0.1. */
  public static MeetingServers start(MediaServerOptions options) throws Exception {
    MediaServer server = MediaServer.start(options.withControl("127.0.0.1", 0));
    return new MeetingServers(
        server,
        KurentoClient.create(server.controlUri().toString()),
        MeetingApp.start(MeetingAppOptions.of(server.controlUri()).withPort(0)));
  }

  @Override
  public void close() {
    application.close();
    kurento.destroy();
    mediaServer.close();
  }
}
