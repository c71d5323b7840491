package io.turnout.virtualuser.browser;

import io.turnout.virtualuser.application.PageDriver;
import io.turnout.virtualuser.application.PageException;
import io.turnout.virtualuser.pattern.Stroke;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;

/** Confined to one virtual user's thread. The page of one browser session. */
final class BrowserPage implements PageDriver {
  private static final Duration POINTER_STEP = Duration.ofMillis(20);
  private static final int MOUSE_NEAR = 40;
  private static final int MOUSE_FAR = 60;

  private final GridSession driver;
  private final Duration answerTimeout;
  private int mouseAt = MOUSE_NEAR;

  BrowserPage(GridSession driver, Duration answerTimeout) {
    this.driver = driver;
    this.answerTimeout = answerTimeout;
  }

  @Override
  public void open(URI address, Duration timeout) throws PageException, InterruptedException {
    perform(
        timeout,
        () -> {
          driver.manage().timeouts().pageLoadTimeout(timeout);
          driver.get(address.toString());
        });
  }

  @Override
  public void reload(Duration timeout) throws PageException, InterruptedException {
    perform(
        timeout,
        () -> {
          driver.manage().timeouts().pageLoadTimeout(timeout);
          driver.navigate().refresh();
        });
  }

  @Override
  public void draw(String selector, List<Stroke.Point> points)
      throws PageException, InterruptedException {
    perform(
        answerTimeout,
        () -> {
          WebElement board = driver.findElement(By.cssSelector(selector));
          Dimension size = board.getSize();
          PointerInput mouse = new PointerInput(PointerInput.Kind.MOUSE, "mouse");
          Sequence line = new Sequence(mouse, 0);
          for (Stroke.Point point : points) {
            boolean first = point.equals(points.getFirst());
            line.addAction(
                mouse.createPointerMove(
                    first ? Duration.ZERO : POINTER_STEP,
                    PointerInput.Origin.fromElement(board),
                    fromCentre(point.x(), size.getWidth()),
                    fromCentre(point.y(), size.getHeight())));
            if (first) {
              line.addAction(mouse.createPointerDown(PointerInput.MouseButton.LEFT.asArg()));
            }
          }
          line.addAction(mouse.createPointerUp(PointerInput.MouseButton.LEFT.asArg()));
          driver.perform(List.of(line));
        });
  }

  private static int fromCentre(double share, int length) {
    return (int) Math.round((share - 0.5) * length);
  }

  @Override
  public void moveMouse() throws PageException, InterruptedException {
    mouseAt = mouseAt == MOUSE_NEAR ? MOUSE_FAR : MOUSE_NEAR;
    int place = mouseAt;
    perform(
        answerTimeout,
        () -> {
          PointerInput mouse = new PointerInput(PointerInput.Kind.MOUSE, "mouse");
          driver.perform(
              List.of(
                  new Sequence(mouse, 0)
                      .addAction(
                          mouse.createPointerMove(
                              POINTER_STEP, PointerInput.Origin.viewport(), place, place))));
        });
  }

  @Override
  public void click(String selector) throws PageException, InterruptedException {
    perform(answerTimeout, () -> driver.findElement(By.cssSelector(selector)).click());
  }

  @Override
  public void fill(String selector, String text) throws PageException, InterruptedException {
    perform(
        answerTimeout,
        () -> {
          WebElement input = driver.findElement(By.cssSelector(selector));
          input.clear();
          input.sendKeys(text);
        });
  }

  @Override
  public @Nullable Object run(String script, List<?> arguments)
      throws PageException, InterruptedException {
    return BoundedCalls.call(
            answerTimeout,
            driver.watch(),
            () -> Optional.ofNullable(driver.executeScript(script, arguments.toArray())))
        .orElse(null);
  }

  private void perform(Duration timeout, Runnable action)
      throws PageException, InterruptedException {
    BoundedCalls.call(
        timeout,
        driver.watch(),
        () -> {
          action.run();
          return true;
        });
  }
}
