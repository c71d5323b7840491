package io.turnout.virtualuser.browser;

import io.turnout.virtualuser.application.PageDriver;
import io.turnout.virtualuser.application.PageException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.remote.RemoteWebDriver;

/** Confined to one virtual user's thread. The page of one browser session. */
final class BrowserPage implements PageDriver {
  private final RemoteWebDriver driver;
  private final Duration answerTimeout;

  BrowserPage(RemoteWebDriver driver, Duration answerTimeout) {
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
            () -> Optional.ofNullable(driver.executeScript(script, arguments.toArray())))
        .orElse(null);
  }

  private static void perform(Duration timeout, Runnable action)
      throws PageException, InterruptedException {
    BoundedCalls.call(
        timeout,
        () -> {
          action.run();
          return true;
        });
  }
}
