package io.turnout.meetingapp;

import io.turnout.meetingapp.http.TlsOptions;
import io.turnout.meetingapp.meeting.MeetingLimits;
import io.turnout.meetingapp.protocol.IceServer;
import io.turnout.meetingapp.signalling.SignallingLimits;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. How to run the application.
 *
 * @param host address to bind; 127.0.0.1 unless told otherwise
 * @param port 0 for any free one
 * @param mediaServers control addresses of the media servers, at least one
 * @param tls off, a given certificate, or a self-made one
 * @param allowPlainHttp whether plain HTTP may leave loopback
 * @param adminToken the admin portal's token; without one the portal is open on loopback only
 * @param videoBandwidthKbps kilobits a second of video that an endpoint sends and asks for at most;
 *     empty leaves Kurento's defaults
 * @param iceServers STUN and TURN servers that clients are told to use
 * @param meetingLimits limits of meetings
 * @param signallingLimits limits of sockets
 */
public record MeetingAppOptions(
    String host,
    int port,
    List<URI> mediaServers,
    TlsOptions tls,
    boolean allowPlainHttp,
    @Nullable String adminToken,
    OptionalInt videoBandwidthKbps,
    List<IceServer> iceServers,
    MeetingLimits meetingLimits,
    SignallingLimits signallingLimits) {
  /** The port unless told otherwise. */
  public static final int DEFAULT_PORT = 8080;

  private static final int MIN_TOKEN_CHARACTERS = 16;

  /** Refuses what cannot run. */
  public MeetingAppOptions {
    mediaServers = List.copyOf(mediaServers);
    iceServers = List.copyOf(iceServers);
    if (mediaServers.isEmpty()) {
      throw new IllegalArgumentException(
          "No media server is given; give at least one, such as ws://127.0.0.1:8888/kurento");
    }
    for (URI uri : mediaServers) {
      if (!"ws".equals(uri.getScheme()) && !"wss".equals(uri.getScheme())) {
        throw new IllegalArgumentException(
            "Media server " + uri + " is no ws: or wss: address; write ws://host:8888/kurento");
      }
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "Port " + port + " is not between 0 and 65535; choose one, or 0 for any free one");
    }
    if (adminToken != null && adminToken.length() < MIN_TOKEN_CHARACTERS) {
      throw new IllegalArgumentException(
          "The admin token has "
              + adminToken.length()
              + " characters, less than "
              + MIN_TOKEN_CHARACTERS
              + "; choose a longer one");
    }
    if (videoBandwidthKbps.isPresent() && videoBandwidthKbps.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "Video bandwidth "
              + videoBandwidthKbps.getAsInt()
              + " kbit/s is less than 1; choose more, or leave it to the media server");
    }
  }

  /** {@return defaults for some media servers: plain HTTP on loopback, port 8080} */
  public static MeetingAppOptions of(URI... mediaServers) {
    return new MeetingAppOptions(
        "127.0.0.1",
        DEFAULT_PORT,
        List.of(mediaServers),
        new TlsOptions.Off(),
        false,
        null,
        OptionalInt.empty(),
        List.of(),
        MeetingLimits.DEFAULTS,
        SignallingLimits.DEFAULTS);
  }

  /** {@return a copy that binds there} */
  public MeetingAppOptions withHost(String address) {
    return new MeetingAppOptions(
        address,
        port,
        mediaServers,
        tls,
        allowPlainHttp,
        adminToken,
        videoBandwidthKbps,
        iceServers,
        meetingLimits,
        signallingLimits);
  }

  /** {@return a copy that listens on that port; 0 for any free one} */
  public MeetingAppOptions withPort(int number) {
    return new MeetingAppOptions(
        host,
        number,
        mediaServers,
        tls,
        allowPlainHttp,
        adminToken,
        videoBandwidthKbps,
        iceServers,
        meetingLimits,
        signallingLimits);
  }

  /** {@return a copy with that certificate} */
  public MeetingAppOptions withTls(TlsOptions certificate) {
    return new MeetingAppOptions(
        host,
        port,
        mediaServers,
        certificate,
        allowPlainHttp,
        adminToken,
        videoBandwidthKbps,
        iceServers,
        meetingLimits,
        signallingLimits);
  }

  /** {@return a copy that may leave loopback without TLS} */
  public MeetingAppOptions withPlainHttpAllowed() {
    return new MeetingAppOptions(
        host,
        port,
        mediaServers,
        tls,
        true,
        adminToken,
        videoBandwidthKbps,
        iceServers,
        meetingLimits,
        signallingLimits);
  }

  /** {@return a copy whose admin portal needs that token} */
  public MeetingAppOptions withAdminToken(String token) {
    return new MeetingAppOptions(
        host,
        port,
        mediaServers,
        tls,
        allowPlainHttp,
        token,
        videoBandwidthKbps,
        iceServers,
        meetingLimits,
        signallingLimits);
  }

  /** {@return a copy with that limit of each endpoint's video} */
  public MeetingAppOptions withVideoBandwidthKbps(int kbps) {
    return new MeetingAppOptions(
        host,
        port,
        mediaServers,
        tls,
        allowPlainHttp,
        adminToken,
        OptionalInt.of(kbps),
        iceServers,
        meetingLimits,
        signallingLimits);
  }

  /** {@return a copy whose clients use those servers} */
  public MeetingAppOptions withIceServers(List<IceServer> servers) {
    return new MeetingAppOptions(
        host,
        port,
        mediaServers,
        tls,
        allowPlainHttp,
        adminToken,
        videoBandwidthKbps,
        servers,
        meetingLimits,
        signallingLimits);
  }

  /** {@return a copy with those limits} */
  public MeetingAppOptions withMeetingLimits(MeetingLimits limits) {
    return new MeetingAppOptions(
        host,
        port,
        mediaServers,
        tls,
        allowPlainHttp,
        adminToken,
        videoBandwidthKbps,
        iceServers,
        limits,
        signallingLimits);
  }

  /** {@return a copy with those limits} */
  public MeetingAppOptions withSignallingLimits(SignallingLimits limits) {
    return new MeetingAppOptions(
        host,
        port,
        mediaServers,
        tls,
        allowPlainHttp,
        adminToken,
        videoBandwidthKbps,
        iceServers,
        meetingLimits,
        limits);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "MeetingAppOptions[" + host + ":" + port + ", " + mediaServers + ", " + tls + "]";
  }
}
