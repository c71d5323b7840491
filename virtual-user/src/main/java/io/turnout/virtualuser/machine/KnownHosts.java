package io.turnout.virtualuser.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Immutable. The host keys that the user trusts (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). */
final class KnownHosts {
  private static final Logger LOG = LoggerFactory.getLogger(KnownHosts.class);

  /** One line of a file. */
  record Entry(KnownHostEntry pattern, PublicKey key, Path file, int line) {
    private String place() {
      return file + ":" + line;
    }

    private boolean isMarked(String marker) {
      return marker.equals(pattern.getMarker());
    }
  }

  private final List<Entry> entries;

  private KnownHosts(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** Files that are not there are passed over, as are lines that nobody can read. */
  static KnownHosts read(List<Path> files) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Path file : files) {
      if (Files.isReadable(file)) {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          add(lines.get(i), file, i + 1, entries);
        }
      }
    }
    return new KnownHosts(entries);
  }

  private static void add(String line, Path file, int number, List<Entry> entries) {
    if (line.isBlank() || line.strip().startsWith("#")) {
      return;
    }
    try {
      KnownHostEntry pattern = KnownHostEntry.parseKnownHostEntry(line.strip());
      if (pattern == null || pattern.getKeyEntry() == null) {
        return;
      }
      PublicKey key = pattern.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
      if (key != null) {
        entries.add(new Entry(pattern, key, file, number));
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      LOG.debug("{}:{} is passed over: {}", file, number, e.toString());
    }
  }

  /** {@return types of the keys that the host is known by, e.g. {@code ssh-ed25519}} */
  List<String> typesOf(List<String> names, int port) {
    return of(names, port).stream()
        .filter(entry -> !entry.isMarked("revoked"))
        .map(entry -> KeyUtils.getKeyType(entry.key()))
        .distinct()
        .toList();
  }

  /** {@return why this key of the host is not to be trusted; empty text: it is} */
  String objection(List<String> names, int port, PublicKey key) {
    List<Entry> known = of(names, port);
    String shown = KeyUtils.getKeyType(key) + " " + KeyUtils.getFingerPrint(key);
    for (Entry entry : known) {
      if (entry.isMarked("revoked") && KeyUtils.compareKeys(entry.key(), key)) {
        return "its host key " + shown + " is revoked in " + entry.place();
      }
    }
    List<Entry> trusted =
        known.stream().filter(entry -> entry.pattern().getMarker() == null).toList();
    if (trusted.stream().anyMatch(entry -> KeyUtils.compareKeys(entry.key(), key))) {
      return "";
    }
    String name = names.getFirst();
    if (trusted.isEmpty()) {
      return "its host key is not known: "
          + shown
          + "; compare it with the machine's own (ssh-keygen -l on its ssh_host_*_key.pub), then take"
          + " it up by ssh-keyscan -p "
          + port
          + " "
          + name
          + " >> ~/.ssh/known_hosts, or log in once by ssh";
    }
    Entry expected = trusted.getFirst();
    return "its host key has changed: found "
        + shown
        + ", expected "
        + KeyUtils.getKeyType(expected.key())
        + " "
        + KeyUtils.getFingerPrint(expected.key())
        + " of "
        + expected.place()
        + "; somebody may stand between. If the machine was set up anew: ssh-keygen -R "
        + Shell.quoted(port == 22 ? name : "[" + name + "]:" + port)
        + ", then log in once by ssh";
  }

  private List<Entry> of(List<String> names, int port) {
    return entries.stream()
        .filter(entry -> names.stream().anyMatch(name -> entry.pattern().isHostMatch(name, port)))
        .toList();
  }
}
