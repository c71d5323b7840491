package io.turnout.virtualuser.application;

import io.turnout.virtualuser.pattern.Stroke;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Confined to one virtual user's thread. The few things an adapter does to a page. */
public interface PageDriver {
  /** Loads the address and returns when the document has loaded. */
  void open(URI address, Duration timeout) throws PageException, InterruptedException;

  /** Clicks the first element that the CSS selector finds. */
  void click(String selector) throws PageException, InterruptedException;

  /** Replaces the text of the first input that the CSS selector finds. */
  void fill(String selector, String text) throws PageException, InterruptedException;

  /** Loads the page anew and returns when the document has loaded. */
  void reload(Duration timeout) throws PageException, InterruptedException;

  /**
   * Draws a line with the mouse over the first element that the CSS selector finds.
   *
   * @param points shares of the element's width and height
   */
  void draw(String selector, List<Stroke.Point> points) throws PageException, InterruptedException;

  /** Moves the mouse to another place of the page. */
  void moveMouse() throws PageException, InterruptedException;

  /**
   * Runs the body of a JavaScript function; a promise that it returns is awaited.
   *
   * @param arguments seen by the script as {@code arguments[0]}, …
   * @return null, a Boolean, Number, String, List or Map
   */
  @Nullable Object run(String script, List<?> arguments) throws PageException, InterruptedException;
}
