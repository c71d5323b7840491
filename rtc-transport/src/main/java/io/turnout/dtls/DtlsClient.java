package io.turnout.dtls;

import io.turnout.transport.DtlsRole;
import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.jspecify.annotations.Nullable;

/** Confined to the handshake's virtual thread. The active side ({@code a=setup:active}). */
@SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"}) // the engine's own signatures
final class DtlsClient extends DefaultTlsClient {
  private static final int[] CIPHER_SUITES = {
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
  };

  private final HandshakePolicy policy;
  private @Nullable SrtpKeys keys;

  DtlsClient(HandshakePolicy policy) {
    super(policy.crypto());
    this.policy = policy;
  }

  SrtpKeys keys() throws IOException {
    if (keys == null) {
      throw new IOException("the handshake ended without keys");
    }
    return keys;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return policy.versions();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return CIPHER_SUITES.clone();
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return policy.timeoutMillis();
  }

  @Override
  public boolean requiresExtendedMasterSecret() {
    return true;
  }

  @Override
  public Hashtable getClientExtensions() throws IOException {
    Hashtable extensions = super.getClientExtensions();
    TlsSRTPUtils.addUseSRTPExtension(extensions, policy.offer());
    return extensions;
  }

  @Override
  public void processServerExtensions(@Nullable Hashtable extensions) throws IOException {
    super.processServerExtensions(extensions);
    policy.chosen(extensions == null ? null : TlsSRTPUtils.getUseSRTPExtension(extensions));
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException {
        policy.verify(certificate.getCertificate());
      }

      @Override
      public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
        return policy.credentials(context);
      }
    };
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    keys = policy.export(context, DtlsRole.CLIENT);
  }
}
