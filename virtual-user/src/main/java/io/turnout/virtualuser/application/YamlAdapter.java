package io.turnout.virtualuser.application;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Adapters read from YAML; docs/application-adapters.md describes the file. */
public final class YamlAdapter {
  private YamlAdapter() {}

  /**
   * Reads an adapter.
   *
   * @param base address of the application, put in place of <code>{base}</code>
   * @throws AdapterFormatException when the file is not an adapter; names line, key, found,
   *     expected
   * @throws IOException when the file cannot be read
   */
  public static ApplicationAdapter read(Path file, URI base)
      throws AdapterFormatException, IOException {
    throw new UnsupportedOperationException("" + base + file);
  }
}
