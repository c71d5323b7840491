package io.turnout.systemtest.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kurento.client.KurentoClient;
import org.kurento.client.MediaPipeline;
import org.openqa.selenium.interactions.Actions;

/** Two people in two tabs meet, talk, write, draw, show their screen, and leave. */
@Tag("full")
@Timeout(600)
final class MeetingPageSystemTest {
  private static final String SCREEN = MeetingTabs.remoteTile("screen");

  @Test
  void shouldLetTwoPeopleMeetAndReleaseEverythingWhenTheyLeave(
      @TempDir Path profile, @TempDir Path logs) throws Exception {
    try (MeetingServers servers = MeetingServers.start(logs);
        MeetingTabs tabs = new MeetingTabs(servers.application(), profile)) {
      String alice = tabs.join("talk", "Alice");
      String bob = joinByForm(tabs);
      assertThat(servers.kurento().getServerManager().getPipelines()).hasSize(1);

      bothSeeEachOther(tabs, alice, bob);
      messageArrives(tabs, alice, bob);
      strokeArrives(tabs, alice, bob);
      silenceShows(tabs, alice, bob);

      for (String tab : List.of(bob, alice)) {
        tabs.enter(tab);
        tabs.click("leave");
        tabs.awaitState("left");
      }
      tabs.await(
          "no pipeline is left on the media server",
          () -> servers.kurento().getServerManager().getPipelines().isEmpty());
    }
  }

  @Test
  void shouldShowASharedScreenBesideTheCameraUntilSharingEnds(
      @TempDir Path profile, @TempDir Path logs) throws Exception {
    try (MeetingServers servers = MeetingServers.start(logs);
        MeetingTabs tabs = new MeetingTabs(servers.application(), profile)) {
      String alice = tabs.join("talk", "Alice");
      String bob = tabs.join("talk", "Bob");
      tabs.awaitFrames("camera", 5);
      assertThat(endpoints(servers.kurento())).isEqualTo(4);

      tabs.enter(alice);
      tabs.click("share-screen");
      tabs.await(
          "Alice's own screen", () -> tabs.exists("[data-local=\"true\"][data-stream=screen]"));
      tabs.enter(bob);
      tabs.awaitFrames("screen", 10);
      tabs.awaitFrames("camera", 10);
      assertThat(tabs.find(SCREEN).getDomAttribute("data-user-name")).isEqualTo("Alice");
      assertThat(tabs.find("#spotlight " + SCREEN).isDisplayed()).isTrue();
      assertThat(endpoints(servers.kurento())).isEqualTo(6);

      tabs.enter(alice);
      tabs.click("share-screen");
      tabs.enter(bob);
      tabs.await("the screen is gone", () -> !tabs.exists(SCREEN));
      tabs.await("its endpoints are gone", () -> endpoints(servers.kurento()) == 4);
      tabs.awaitFrames("camera", 5);
    }
  }

  private static long endpoints(KurentoClient kurento) {
    MediaPipeline pipeline = kurento.getServerManager().getPipelines().getFirst();
    return pipeline.getChildren().size();
  }

  private static String joinByForm(MeetingTabs tabs) {
    String tab = tabs.open("/meeting/talk");
    tabs.find("[data-field=name]").sendKeys("Bob");
    tabs.click("join");
    tabs.awaitState("joined");
    tabs.await("Bob sees two people", () -> tabs.exists("body[data-participants=\"2\"]"));
    return tab;
  }

  private static void bothSeeEachOther(MeetingTabs tabs, String alice, String bob) {
    for (String tab : List.of(bob, alice)) {
      tabs.enter(tab);
      tabs.awaitFrames("camera", 5);
    }
  }

  private static void messageArrives(MeetingTabs tabs, String alice, String bob) {
    tabs.enter(bob);
    tabs.click("toggle-chat");
    tabs.find("[data-field=message]").sendKeys("Good morning");
    tabs.click("send-message");
    tabs.enter(alice);
    tabs.await("Bob's message", () -> tabs.exists("[data-message-from=\"Bob\"]"));
    assertThat(tabs.find("[data-message-from=\"Bob\"]").getDomProperty("textContent"))
        .contains("Good morning");
  }

  private static void strokeArrives(MeetingTabs tabs, String alice, String bob) {
    tabs.enter(alice);
    tabs.click("toggle-board");
    new Actions(tabs.driver())
        .moveToElement(tabs.find("[data-board]"))
        .clickAndHold()
        .moveByOffset(40, 20)
        .release()
        .perform();
    tabs.enter(bob);
    tabs.await("Alice's stroke", () -> tabs.exists("[data-board][data-stroke-count=\"1\"]"));
  }

  private static void silenceShows(MeetingTabs tabs, String alice, String bob) {
    tabs.enter(alice);
    tabs.click("toggle-audio");
    tabs.enter(bob);
    tabs.await(
        "Alice's microphone is off",
        () -> tabs.exists(MeetingTabs.remoteTile("camera") + " .muted-badge:not([hidden])"));
  }
}
