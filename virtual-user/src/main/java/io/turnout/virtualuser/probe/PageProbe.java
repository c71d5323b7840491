package io.turnout.virtualuser.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Immutable. The scripts that look into a page. */
public final class PageProbe {
  private static final String HOOK = resource("hook.js") + "\n" + resource("evidence.js");
  private static final String NO_CAMERA = "const CAMERA = null;";

  private PageProbe() {}

  /** {@return the scripts that must run in every frame before the page's own scripts} */
  public static String hook() {
    return HOOK;
  }

  /** {@return the same for a page whose camera is asked for pictures of this size} */
  public static String hook(int cameraWidth, int cameraHeight) {
    if (!HOOK.contains(NO_CAMERA)) {
      throw new IllegalStateException("hook.js has no line \"" + NO_CAMERA + "\"");
    }
    return HOOK.replace(
        NO_CAMERA, "const CAMERA = { width: " + cameraWidth + ", height: " + cameraHeight + " };");
  }

  /**
   * {@return body of a function that promises one observation as JSON text, for {@link
   * ProbeReading#parse}}
   *
   * @param failureScript function body; its result, as text, is the application's failure
   * @param participantsScript function body; its result is a number or null
   */
  public static String observationScript(String failureScript, String participantsScript) {
    return """
        const probe = window[Symbol.for('turnout.probe')];
        const ask = (question) => { try { return question(); } catch { return null; } };
        const failure = ask(() => { %s
        });
        const participants = ask(() => { %s
        });
        return (probe ? probe.snapshot() : Promise.resolve({ connections: [], problems: [] })).then(
          (all) => JSON.stringify({
            ...all,
            hooked: Boolean(probe),
            failure: failure === null || failure === undefined ? null : String(failure),
            participants: Number.isInteger(participants) ? participants : null,
          }));
        """
        .formatted(failureScript, participantsScript);
  }

  /**
   * {@return body of a function that promises, as JSON text, all that is known of the page's
   * connections, or null where the scripts are not installed; for {@code evidence.PageAnswer}}
   */
  public static String evidenceScript() {
    return """
        const ask = window[Symbol.for('turnout.evidence')];
        return ask ? ask().then((all) => JSON.stringify(all)) : null;
        """;
  }

  private static String resource(String name) {
    try (InputStream in = PageProbe.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
