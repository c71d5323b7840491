package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.machine.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Confined to one thread. A script of this package with its variables. */
final class RemoteScript {
  private final String name;
  private final Map<String, String> variables = new LinkedHashMap<>();

  RemoteScript(String name) {
    this.name = name;
  }

  RemoteScript with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    variables.forEach(
        (variable, value) ->
            text.append(variable).append('=').append(Shell.quoted(value)).append('\n'));
    return text.append(resource("process.sh")).append(resource(name)).toString();
  }

  static String resource(String name) {
    try (InputStream stream = RemoteScript.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing in this build");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
