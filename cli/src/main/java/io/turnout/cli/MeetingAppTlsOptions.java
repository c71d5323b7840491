package io.turnout.cli;

import io.turnout.meetingapp.http.TlsOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** With which certificate the application speaks HTTPS; at most one kind may be given. */
final class MeetingAppTlsOptions {
  @Option(
      names = "--self-made-certificate",
      description = "serve HTTPS with a certificate made at the start")
  private boolean selfMade;

  @Option(
      names = "--tls-certificate",
      description = "PEM file: serve HTTPS with this certificate chain; needs --tls-key")
  private @Nullable Path certificateChain;

  @Option(names = "--tls-key", description = "PEM file with the certificate's key, not encrypted")
  private @Nullable Path privateKey;

  @Option(names = "--tls-key-store", description = "PKCS#12 file: serve HTTPS with its certificate")
  private @Nullable Path keyStore;

  @Option(
      names = "--tls-password",
      description = "of the key store; better in the environment as TURNOUT_TLS_PASSWORD",
      defaultValue = "${env:TURNOUT_TLS_PASSWORD}")
  private @Nullable String password;

  TlsOptions options() {
    if ((certificateChain == null) != (privateKey == null)) {
      throw new UserMistakeException(
          "--tls-certificate and --tls-key belong together: give both or neither");
    }
    int kinds =
        (selfMade ? 1 : 0) + (certificateChain == null ? 0 : 1) + (keyStore == null ? 0 : 1);
    if (kinds > 1) {
      throw new UserMistakeException(
          "found several certificates; give one of --self-made-certificate, --tls-certificate with"
              + " --tls-key, --tls-key-store");
    }
    if (certificateChain != null && privateKey != null) {
      return new TlsOptions.Pem(certificateChain, privateKey);
    }
    if (keyStore != null) {
      return new TlsOptions.Pkcs12(keyStore, password);
    }
    return selfMade ? new TlsOptions.SelfSigned() : new TlsOptions.Off();
  }
}
