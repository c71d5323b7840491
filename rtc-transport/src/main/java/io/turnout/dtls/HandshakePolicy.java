package io.turnout.dtls;

import io.turnout.sdp.Fingerprint;
import io.turnout.srtp.SrtpProfile;
import io.turnout.transport.DtlsRole;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** Confined to the handshake's virtual thread. What both roles of a WebRTC handshake demand. */
final class HandshakePolicy {
  private static final String EXPORTER_LABEL = "EXTRACTOR-dtls_srtp";

  private final BcTlsCrypto crypto = new BcTlsCrypto(new SecureRandom());
  private final DtlsCertificate local;
  private final List<Fingerprint> remote;
  private final Duration timeout;
  private boolean peerVerified;
  private @Nullable SrtpProfile profile;
  private @Nullable String failure;

  HandshakePolicy(DtlsCertificate local, List<Fingerprint> remote, Duration timeout) {
    this.local = local;
    this.remote = remote;
    this.timeout = timeout;
  }

  BcTlsCrypto crypto() {
    return crypto;
  }

  ProtocolVersion[] versions() {
    return ProtocolVersion.DTLSv12.only();
  }

  int timeoutMillis() {
    return Math.toIntExact(timeout.toMillis());
  }

  /** {@return the reason to give when the handshake failed for one that is ours} */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  TlsCredentialedSigner credentials(TlsContext context) throws IOException {
    Certificate chain =
        new Certificate(new TlsCertificate[] {crypto.createCertificate(local.encoded())});
    return new BcDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        crypto,
        local.privateKey(),
        chain,
        SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
  }

  @SuppressWarnings("JdkObsolete") // the engine's own signature
  Vector<SignatureAndHashAlgorithm> signatureAlgorithms() {
    Vector<SignatureAndHashAlgorithm> algorithms = new Vector<>();
    for (short hash :
        new short[] {HashAlgorithm.sha256, HashAlgorithm.sha384, HashAlgorithm.sha512}) {
      algorithms.add(SignatureAndHashAlgorithm.getInstance(hash, SignatureAlgorithm.ecdsa));
      algorithms.add(SignatureAndHashAlgorithm.getInstance(hash, SignatureAlgorithm.rsa));
    }
    return algorithms;
  }

  /**
   * The peer proves later in the handshake that it has the key; here, that it is the announced one.
   */
  void verify(@Nullable Certificate certificate) throws IOException {
    if (certificate == null || certificate.isEmpty()) {
      throw fail(AlertDescription.handshake_failure, "the peer showed no certificate");
    }
    if (!Fingerprints.match(certificate.getCertificateAt(0).getEncoded(), remote)) {
      throw fail(
          AlertDescription.bad_certificate,
          "the peer's certificate does not match a=fingerprint " + remote);
    }
    peerVerified = true;
  }

  /** As server: AEAD_AES_128_GCM when it is offered, whatever the peer prefers. */
  UseSRTPData choose(@Nullable UseSRTPData offered) throws IOException {
    if (offered != null) {
      for (SrtpProfile candidate : SrtpProfile.values()) {
        for (int code : offered.getProtectionProfiles()) {
          if (code == candidate.code()) {
            profile = candidate;
            return new UseSRTPData(new int[] {code}, new byte[0]);
          }
        }
      }
    }
    throw fail(AlertDescription.handshake_failure, "the peer offered no SRTP profile known here");
  }

  /**
   * As client: both, the preferred one first. A server may well choose AES128_CM_HMAC_SHA1_80, as
   * Chromium does; that costs twice the time, but GCM alone would shut out peers without it.
   */
  UseSRTPData offer() {
    SrtpProfile[] profiles = SrtpProfile.values();
    int[] codes = new int[profiles.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = profiles[i].code();
    }
    return new UseSRTPData(codes, new byte[0]);
  }

  /** As client: what the server chose. */
  void chosen(@Nullable UseSRTPData answer) throws IOException {
    Optional<SrtpProfile> found =
        answer == null || answer.getProtectionProfiles().length != 1
            ? Optional.empty()
            : SrtpProfile.ofCode(answer.getProtectionProfiles()[0]);
    if (found.isEmpty()) {
      throw fail(AlertDescription.illegal_parameter, "the peer chose no SRTP profile offered");
    }
    profile = found.get();
  }

  /** {@return the keys, once the handshake is complete} */
  SrtpKeys export(TlsContext context, DtlsRole role) throws IOException {
    SrtpProfile negotiated = profile;
    if (!peerVerified || negotiated == null) {
      throw fail(AlertDescription.handshake_failure, "the peer's certificate was never checked");
    }
    byte[] material =
        context.exportKeyingMaterial(EXPORTER_LABEL, null, SrtpKeys.materialBytes(negotiated));
    return new SrtpKeys(negotiated, material, role);
  }

  private TlsFatalAlert fail(short alert, String reason) {
    failure = reason;
    return new TlsFatalAlert(alert, reason);
  }
}
