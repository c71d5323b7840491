package io.turnout.dtls;

import io.turnout.transport.DtlsRole;
import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.jspecify.annotations.Nullable;

/** Confined to the handshake's virtual thread. The passive side ({@code a=setup:passive}). */
@SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"}) // the engine's own signatures
final class DtlsServer extends DefaultTlsServer {
  private static final int[] CIPHER_SUITES = {
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
  };

  private final HandshakePolicy policy;
  private @Nullable SrtpKeys keys;

  DtlsServer(HandshakePolicy policy) {
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
  protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
    return policy.credentials(context);
  }

  @Override
  public CertificateRequest getCertificateRequest() {
    return new CertificateRequest(
        new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign},
        policy.signatureAlgorithms(),
        null);
  }

  @Override
  public Hashtable getServerExtensions() throws IOException {
    Hashtable extensions = super.getServerExtensions();
    TlsSRTPUtils.addUseSRTPExtension(
        extensions, policy.choose(TlsSRTPUtils.getUseSRTPExtension(clientExtensions)));
    return extensions;
  }

  @Override
  public void notifyClientCertificate(Certificate certificate) throws IOException {
    policy.verify(certificate);
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    keys = policy.export(context, DtlsRole.SERVER);
  }
}
