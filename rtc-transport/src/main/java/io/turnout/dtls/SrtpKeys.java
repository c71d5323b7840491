package io.turnout.dtls;

import io.turnout.srtp.SrtpProfile;
import io.turnout.srtp.SrtpProtector;
import io.turnout.srtp.SrtpUnprotector;
import io.turnout.transport.DtlsRole;
import java.util.Arrays;

/**
 * Immutable. Master keys and salts of both directions from one handshake; secret, never printed.
 */
public final class SrtpKeys {
  private final SrtpProfile profile;
  private final byte[] material;
  private final DtlsRole localRole;

  /**
   * @param material client key, server key, client salt, server salt (RFC 5764, section 4.2)
   */
  SrtpKeys(SrtpProfile profile, byte[] material, DtlsRole localRole) {
    this.profile = profile;
    this.material = material.clone();
    this.localRole = localRole;
  }

  static int materialBytes(SrtpProfile profile) {
    return 2 * (profile.keyBytes() + profile.saltBytes());
  }

  public SrtpProfile profile() {
    return profile;
  }

  /** {@return what protects packets to the peer} */
  public SrtpProtector newProtector(int maxStreams) {
    boolean client = localRole == DtlsRole.CLIENT;
    return new SrtpProtector(profile, key(client), salt(client), maxStreams);
  }

  /** {@return what unprotects packets from the peer} */
  public SrtpUnprotector newUnprotector(int maxStreams) {
    boolean client = localRole != DtlsRole.CLIENT;
    return new SrtpUnprotector(profile, key(client), salt(client), maxStreams);
  }

  private byte[] key(boolean ofClient) {
    int from = ofClient ? 0 : profile.keyBytes();
    return Arrays.copyOfRange(material, from, from + profile.keyBytes());
  }

  private byte[] salt(boolean ofClient) {
    int from = 2 * profile.keyBytes() + (ofClient ? 0 : profile.saltBytes());
    return Arrays.copyOfRange(material, from, from + profile.saltBytes());
  }

  @Override
  public String toString() {
    return "SrtpKeys[" + profile + ", ***]";
  }
}
