package io.turnout.dtls;

import io.turnout.sdp.Fingerprint;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;

/**
 * Immutable. A self-signed ECDSA P-256 certificate with its key, shared by a server's transports.
 */
public final class DtlsCertificate {
  private final byte[] encoded;
  private final AsymmetricKeyParameter privateKey;
  private final Fingerprint fingerprint;

  private DtlsCertificate(byte[] encoded, AsymmetricKeyParameter privateKey) {
    this.encoded = encoded;
    this.privateKey = privateKey;
    fingerprint = Fingerprints.of("sha-256", encoded).orElseThrow();
  }

  /** {@return a new certificate, valid from yesterday for 30 days (W3C WebRTC's default)} */
  public static DtlsCertificate generate() {
    SecureRandom random = new SecureRandom();
    X9ECParameters curve = SECNamedCurves.getByOID(SECObjectIdentifiers.secp256r1);
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(
        new ECKeyGenerationParameters(
            new ECNamedDomainParameters(SECObjectIdentifiers.secp256r1, curve), random));
    AsymmetricCipherKeyPair keys = generator.generateKeyPair();
    // A name that says nothing (RFC 8827, section 5.6.1 wants no link between sessions).
    X500Name name = new X500Name("CN=WebRTC");
    Instant now = Instant.now();
    try {
      X509v3CertificateBuilder builder =
          new BcX509v3CertificateBuilder(
              name,
              new BigInteger(64, random).add(BigInteger.ONE),
              Date.from(now.minus(1, ChronoUnit.DAYS)),
              Date.from(now.plus(30, ChronoUnit.DAYS)),
              name,
              keys.getPublic());
      var algorithm = new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");
      var digest = new DefaultDigestAlgorithmIdentifierFinder().find(algorithm);
      var signer = new BcECContentSignerBuilder(algorithm, digest).build(keys.getPrivate());
      return new DtlsCertificate(builder.build(signer).getEncoded(), keys.getPrivate());
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException("ECDSA P-256 belongs to Bouncy Castle", e);
    }
  }

  /** {@return the SHA-256 of the certificate, for {@code a=fingerprint}} */
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  byte[] encoded() {
    return encoded.clone();
  }

  AsymmetricKeyParameter privateKey() {
    return privateKey;
  }
}
