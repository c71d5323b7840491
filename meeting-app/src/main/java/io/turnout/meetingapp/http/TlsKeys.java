package io.turnout.meetingapp.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Key and certificate of the server, from files or self-made (X.509, RFC 5280). */
final class TlsKeys {
  private static final String ALIAS = "turnout";
  private static final Duration SELF_SIGNED_VALIDITY = Duration.ofDays(30);
  private static final SecureRandom RANDOM = new SecureRandom();

  private TlsKeys() {}

  /**
   * Loads or makes the key store.
   *
   * @throws IllegalArgumentException if files cannot be used; names them and the remedy
   */
  static KeyStore keyStore(TlsOptions options, String host) {
    return switch (options) {
      case TlsOptions.Off off -> throw new IllegalArgumentException("TLS is off: no key store");
      case TlsOptions.SelfSigned selfSigned -> selfSigned(host);
      case TlsOptions.Pem pem -> pem(pem.certificateChain(), pem.privateKey());
      case TlsOptions.Pkcs12 pkcs12 -> pkcs12(pkcs12);
    };
  }

  /** {@return the password that opens the key store's key} */
  static char[] keyPassword(TlsOptions options) {
    return options instanceof TlsOptions.Pkcs12 pkcs12 && pkcs12.password() != null
        ? pkcs12.password().toCharArray()
        : new char[0];
  }

  private static KeyStore pkcs12(TlsOptions.Pkcs12 options) {
    try (InputStream in = Files.newInputStream(options.keyStore())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, keyPassword(options));
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(options.keyStore(), "PKCS #12 key store and its password", e);
    }
  }

  private static KeyStore pem(Path certificateChain, Path privateKey) {
    List<Certificate> chain;
    try (InputStream in = Files.newInputStream(certificateChain)) {
      chain = List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (chain.isEmpty()) {
        throw new IOException("no certificate in it");
      }
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(certificateChain, "PEM certificate chain", e);
    }
    try (Reader reader = Files.newBufferedReader(privateKey);
        PEMParser parser = new PEMParser(reader)) {
      return store(readKey(parser), chain);
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(privateKey, "PEM private key that is not encrypted", e);
    }
  }

  private static PrivateKey readKey(PEMParser parser) throws IOException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
      if (object instanceof PEMKeyPair pair) {
        return converter.getPrivateKey(pair.getPrivateKeyInfo());
      }
      if (object instanceof PrivateKeyInfo key) {
        return converter.getPrivateKey(key);
      }
    }
    throw new IOException("no private key in it");
  }

  private static KeyStore selfSigned(String host) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      X500Name name = new X500Name("CN=Turnout meeting application (self-signed)");
      Instant now = Instant.now();
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              new BigInteger(120, RANDOM),
              Date.from(now.minus(Duration.ofHours(1))),
              Date.from(now.plus(SELF_SIGNED_VALIDITY)),
              name,
              keys.getPublic());
      builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(host));
      Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
      return store(keys.getPrivate(), List.of(certificate));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("No self-signed certificate could be made", e);
    }
  }

  private static GeneralNames alternativeNames(String host) throws IOException {
    Set<GeneralName> names = new LinkedHashSet<>();
    names.add(new GeneralName(GeneralName.dNSName, "localhost"));
    names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    boolean isAddress = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    if (!isAddress) {
      names.add(new GeneralName(GeneralName.dNSName, host));
    }
    for (NetworkInterface nic : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : nic.inetAddresses().toList()) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        names.add(
            new GeneralName(GeneralName.iPAddress, zone < 0 ? text : text.substring(0, zone)));
      }
    }
    return new GeneralNames(new ArrayList<>(names).toArray(GeneralName[]::new));
  }

  private static KeyStore store(PrivateKey key, List<Certificate> chain)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(ALIAS, key, new char[0], chain.toArray(Certificate[]::new));
    return store;
  }

  private static IllegalArgumentException unusable(Path file, String expected, Exception cause) {
    return new IllegalArgumentException(
        file + " cannot be used (" + cause.getMessage() + "); give a readable " + expected, cause);
  }
}
