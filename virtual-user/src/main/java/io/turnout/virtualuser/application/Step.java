package io.turnout.virtualuser.application;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** One thing to do in a page. Immutable. */
sealed interface Step {
  /** {@return what is done, as its file has it, for error messages} */
  String text();

  /** {@return whether its texts depend on this value} */
  default boolean refersTo(String placeholder) {
    return switch (this) {
      case Open(Template address) -> address.refersTo(placeholder);
      case Fill(Template selector, Template value) ->
          selector.refersTo(placeholder) || value.refersTo(placeholder);
      case Click(Template selector) -> selector.refersTo(placeholder);
      case Draw(Template selector) -> selector.refersTo(placeholder);
      case WaitForElement wait -> wait.selector().refersTo(placeholder);
      case Run _, WaitForScript _ -> false;
    };
  }

  /** Loads an address. */
  record Open(Template address) implements Step {
    @Override
    public String text() {
      return "open: " + address.source();
    }
  }

  /** Puts text into an input. */
  record Fill(Template selector, Template value) implements Step {
    @Override
    public String text() {
      return "fill: " + selector.source();
    }
  }

  /** Clicks an element. */
  record Click(Template selector) implements Step {
    @Override
    public String text() {
      return "click: " + selector.source();
    }
  }

  /** Draws a stroke with the mouse. */
  record Draw(Template selector) implements Step {
    @Override
    public String text() {
      return "draw: " + selector.source();
    }
  }

  /** Runs a script for its effect. */
  record Run(String script) implements Step {
    @Override
    public String text() {
      return "run: " + script.strip().lines().findFirst().orElse("");
    }
  }

  /** Waits until an element is there, is visible, or is gone. */
  record WaitForElement(Template selector, Presence presence, Optional<Duration> timeout)
      implements Step {
    @Override
    public String text() {
      return "waitFor: " + selector.source() + " " + presence.keyword();
    }
  }

  /** Waits until a script returns something that is true in JavaScript's sense. */
  record WaitForScript(String script, Optional<Duration> timeout) implements Step {
    @Override
    public String text() {
      return "waitFor: script " + script.strip().lines().findFirst().orElse("");
    }
  }

  /** What is waited for about an element. */
  enum Presence {
    PRESENT,
    VISIBLE,
    ABSENT;

    String keyword() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
