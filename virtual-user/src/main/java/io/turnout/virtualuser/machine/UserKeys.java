package io.turnout.virtualuser.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * Private keys of the user. Immutable.
 *
 * @param pairs that can be used
 * @param passedOver why others cannot; keys with a passphrase are the agent's matter
 */
record UserKeys(List<KeyPair> pairs, List<String> passedOver) {
  UserKeys {
    pairs = List.copyOf(pairs);
    passedOver = List.copyOf(passedOver);
  }

  static UserKeys read(List<Path> files) {
    List<KeyPair> pairs = new ArrayList<>();
    List<String> passedOver = new ArrayList<>();
    for (Path file : files) {
      if (Files.isRegularFile(file)) {
        try {
          SecurityUtils.getKeyPairResourceParser()
              .loadKeyPairs(null, file, FilePasswordProvider.EMPTY)
              .forEach(pairs::add);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
          passedOver.add(
              file + " cannot be used; one with a passphrase goes to the agent by ssh-add " + file);
        }
      }
    }
    return new UserKeys(pairs, passedOver);
  }
}
