package io.turnout.meetingapp.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Immutable. Whether and with which certificate the server speaks HTTPS and WSS. */
public sealed interface TlsOptions {
  /** Plain HTTP. */
  record Off() implements TlsOptions {}

  /** A new certificate at each start, for this host's names and addresses. */
  record SelfSigned() implements TlsOptions {}

  /**
   * Files in PEM form.
   *
   * @param certificateChain the server's certificate first
   * @param privateKey its key, not encrypted
   */
  record Pem(Path certificateChain, Path privateKey) implements TlsOptions {}

  /**
   * A key store in PKCS #12 form.
   *
   * @param password null for none
   */
  record Pkcs12(Path keyStore, @Nullable String password) implements TlsOptions {
    @Override
    public String toString() {
      return "Pkcs12[" + keyStore + "]";
    }
  }
}
