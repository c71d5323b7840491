package io.turnout.virtualuser.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Immutable. The scripts that look into a page. */
public final class PageProbe {
  private static final String HOOK = resource("hook.js") + "\n" + resource("evidence.js");
  private static final String MEDIA = resource("media.js");
  private static final String SHOWN = resource("shown.js");

  private PageProbe() {}

  /** {@return the scripts that must run in every frame before the page's own scripts} */
  public static String hook(MediaSettings settings) {
    return HOOK + "\n{ const SETTINGS = " + settings.json() + ";\n" + MEDIA + "}\n" + SHOWN;
  }

  /**
   * {@return body of a function that promises one observation as JSON text, for {@link
   * ProbeReading#parse}; its first argument says whether to look at the pictures, too}
   */
  public static String observationScript(PageQuestions questions) {
    return """
        const lookAtPictures = arguments[0];
        const probe = window[Symbol.for('turnout.probe')];
        const shown = window[Symbol.for('turnout.shown')];
        const ask = (question) => { try { return question(); } catch { return null; } };
        const failure = ask(() => { %s
        });
        const participants = ask(() => { %s
        });
        const tracks = ask(() => { %s
        });
        shown?.watch({ messages: %s, strokes: %s });
        return (probe ? probe.snapshot() : Promise.resolve({ connections: [], problems: [] })).then(
          (all) => JSON.stringify({
            ...all,
            hooked: Boolean(probe),
            failure: failure === null || failure === undefined ? null : String(failure),
            participants: Number.isInteger(participants) ? participants : null,
            tracks: tracks ?? null,
            messages: shown?.news('messages') ?? null,
            strokes: shown?.news('strokes') ?? null,
            dark: lookAtPictures ? shown?.dark() ?? null : null,
          }));
        """
        .formatted(
            questions.failure(),
            questions.participants(),
            questions.tracks().orElse("return null;"),
            question(questions.messages()),
            question(questions.strokes()));
  }

  /** {@return a script that tells when the user speaks: its first argument, in milliseconds} */
  public static String speakScript() {
    return "window[Symbol.for('turnout.media')]?.speak(arguments[0]);";
  }

  private static String question(Optional<String> script) {
    return script.map(body -> "() => { " + body + "\n}").orElse("null");
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
