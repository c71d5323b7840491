package io.turnout.systemtest.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.mediaserver.MediaServer;
import io.turnout.mediaserver.MediaServerOptions;
import io.turnout.meetingapp.MeetingApp;
import io.turnout.meetingapp.MeetingAppOptions;
import io.turnout.systemtest.browser.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kurento.client.KurentoClient;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** Two people in two tabs meet, see each other, write, draw, fall silent and leave. */
@Tag("full")
@Timeout(600)
final class MeetingPageSystemTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String REMOTE = "[data-tile][data-local=\"false\"]";
  private static final String FRAMES =
      "return document.querySelector('"
          + REMOTE
          + " video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0;";

  private MediaServer server;
  private KurentoClient kurento;
  private MeetingApp application;
  private ChromeDriver driver;
  private String alice = "";
  private String bob = "";

  @BeforeEach
  void open(@TempDir Path profile) throws Exception {
    server = MediaServer.start(MediaServerOptions.defaults().withControl("127.0.0.1", 0));
    kurento = KurentoClient.create(server.controlUri().toString());
    application = MeetingApp.start(MeetingAppOptions.of(server.controlUri()).withPort(0));
    driver = Chromium.start(profile, 10);
  }

  @AfterEach
  void close() {
    if (driver != null) {
      driver.quit();
    }
    if (application != null) {
      application.close();
    }
    if (kurento != null) {
      kurento.destroy();
    }
    server.close();
  }

  @Test
  void shouldLetTwoPeopleMeetAndReleaseEverythingWhenTheyLeave() {
    join();
    bothSeeEachOther();
    messageArrives();
    strokeArrives();
    silenceShows();

    for (String tab : new String[] {bob, alice}) {
      in(tab);
      click("[data-action=leave]");
      await("left", () -> exists("body[data-meeting-state=left]"));
    }
    await(
        "no pipeline is left on the media server",
        () -> kurento.getServerManager().getPipelines().isEmpty());
  }

  private void join() {
    alice = driver.getWindowHandle();
    driver.get(application.uri().resolve("/meeting/talk?name=Alice").toString());
    await("Alice is in", () -> exists("body[data-meeting-state=joined]"));
    driver.switchTo().newWindow(WindowType.TAB);
    bob = driver.getWindowHandle();
    driver.get(application.uri().resolve("/meeting/talk").toString());
    driver.findElement(By.cssSelector("[data-field=name]")).sendKeys("Bob");
    click("[data-action=join]");
    await("Bob is in", () -> exists("body[data-meeting-state=joined]"));
    await("Bob sees two people", () -> exists("body[data-participants=\"2\"]"));
    assertThat(kurento.getServerManager().getPipelines()).hasSize(1);
  }

  private void bothSeeEachOther() {
    for (String tab : new String[] {bob, alice}) {
      in(tab);
      await("frames of the other are shown", () -> number(FRAMES) >= 5);
    }
  }

  private void messageArrives() {
    in(bob);
    click("[data-action=toggle-chat]");
    driver.findElement(By.cssSelector("[data-field=message]")).sendKeys("Good morning");
    click("[data-action=send-message]");
    in(alice);
    await("Bob's message", () -> exists("[data-message-from=\"Bob\"]"));
    String text =
        driver
            .findElement(By.cssSelector("[data-message-from=\"Bob\"]"))
            .getDomProperty("textContent");
    assertThat(text).contains("Good morning");
  }

  private void strokeArrives() {
    in(alice);
    click("[data-action=toggle-board]");
    new Actions(driver)
        .moveToElement(driver.findElement(By.cssSelector("[data-board]")))
        .clickAndHold()
        .moveByOffset(40, 20)
        .release()
        .perform();
    in(bob);
    await("Alice's stroke", () -> exists("[data-board][data-stroke-count=\"1\"]"));
  }

  private void silenceShows() {
    in(alice);
    click("[data-action=toggle-audio]");
    in(bob);
    await("Alice's microphone is off", () -> exists(REMOTE + " .muted-badge:not([hidden])"));
  }

  private void in(String tab) {
    driver.switchTo().window(tab);
  }

  private void click(String selector) {
    // By script: what floats over a control for a moment does not matter here.
    driver.executeScript("arguments[0].click()", driver.findElement(By.cssSelector(selector)));
  }

  private boolean exists(String selector) {
    return !driver.findElements(By.cssSelector(selector)).isEmpty();
  }

  private double number(String script) {
    return driver.executeScript(script) instanceof Number number ? number.doubleValue() : 0;
  }

  private void await(String what, BooleanSupplier condition) {
    long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as(() -> what + ": not within " + PATIENCE.toSeconds() + " s; the page says " + page())
          .isLessThan(deadlineNs);
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private String page() {
    return String.valueOf(
        driver.executeScript(
            "return JSON.stringify(document.body.dataset) + ' ' + document.body.innerText"));
  }
}
