package io.turnout.cli;

import io.turnout.loadtest.ExitCode;
import io.turnout.mediaserver.MediaServer;
import io.turnout.mediaserver.MediaServerOptions;
import io.turnout.mediaserver.control.ControlBinding;
import io.turnout.transport.server.IceLiteServerOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "media-server",
    description = "Runs the embedded media server, which speaks Kurento's API.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class MediaServerCommand implements Callable<Integer> {
  @Option(names = "--host", description = "address of the control port", defaultValue = "127.0.0.1")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      description = "control port, 0 for any free one",
      defaultValue = "" + MediaServerOptions.DEFAULT_CONTROL_PORT)
  private int port;

  @Option(
      names = "--path",
      description = "path of Kurento's API",
      defaultValue = MediaServerOptions.DEFAULT_PATH)
  private String path = MediaServerOptions.DEFAULT_PATH;

  @Option(
      names = "--media-host",
      description = "address that the UDP port binds to",
      defaultValue = "127.0.0.1")
  private String mediaHost = "127.0.0.1";

  @Option(
      names = "--media-port",
      description = "the one UDP port for all media, 0 for any free one",
      defaultValue = "0")
  private int mediaPort;

  @Option(
      names = "--advertised-address",
      description = "address in candidates, when it is not the bound one (NAT, cloud); repeatable")
  private List<String> advertisedAddresses = new ArrayList<>();

  @Option(
      names = "--advertised-port",
      description = "port in candidates, 0 for the bound one",
      defaultValue = "0")
  private int advertisedPort;

  @Option(
      names = "--collection-period",
      description = "seconds after which sessions of vanished clients die, once or twice that",
      defaultValue = "240")
  private int collectionPeriodSeconds;

  @Option(names = "--tls-key-store", description = "PKCS#12 file: serve wss instead of ws")
  private @Nullable Path tlsKeyStore;

  @Option(
      names = "--tls-password",
      description = "its password; better in the environment as TURNOUT_TLS_PASSWORD",
      defaultValue = "${env:TURNOUT_TLS_PASSWORD:-}")
  private String tlsPassword = "";

  @Mixin private ServerLifeOptions life = new ServerLifeOptions();

  @Override
  public Integer call() {
    MediaServerOptions options =
        MediaServerOptions.defaults()
            .withPath(path)
            .withMedia(media())
            .withCollectionPeriod(Duration.ofSeconds(collectionPeriodSeconds));
    if (tlsKeyStore != null) {
      options = options.withTls(new ControlBinding.Tls(tlsKeyStore, tlsPassword));
    }
    MediaServerOptions atAnyPort = options;
    MediaServer server =
        life.start(port, chosen -> MediaServer.start(atAnyPort.withControl(host, chosen)));
    life.serve(server.controlUri(), server);
    return ExitCode.PASSED;
  }

  private IceLiteServerOptions media() {
    return IceLiteServerOptions.on(address("--media-host", mediaHost), mediaPort)
        .withAdvertised(
            advertisedAddresses.stream()
                .map(name -> address("--advertised-address", name))
                .toList(),
            advertisedPort);
  }

  private static InetAddress address(String option, String name) {
    try {
      return InetAddress.getByName(name);
    } catch (UnknownHostException e) {
      throw new UserMistakeException(
          option + ": found '" + name + "', expected a name or address of this machine");
    }
  }
}
