package io.turnout.loadtest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrowserMixTest {
  private static final String PLAN =
      """
      name: mixed
      target: { url: "http://127.0.0.1:8080" }
      grid: { hub: "http://127.0.0.1:4444" }
      browsers:
        - { name: chrome, share: 3 }
        - { name: firefox, labels: [berlin] }
      meetings: { count: 2, usersPerMeeting: 4, hold: 10s }
      """;

  @TempDir private Path folder;

  @Test
  void shouldReadSharesAndGiveThemBack() throws Exception {
    Plan plan = read(PLAN);

    assertThat(plan.browsers().parts()).extracting(BrowserMix.Part::share).containsExactly(3, 1);
    assertThat(plan.browsers().parts().getLast().browser().name()).isEqualTo("firefox");
    assertThat(read(PlanFile.of(plan).yaml())).isEqualTo(plan);
  }

  @Test
  void shouldGiveEachMeetingItsMixture() throws Exception {
    List<Integer> assigned = read(PLAN).browsers().assign(8);

    assertThat(Collections.frequency(assigned.subList(0, 4), 1)).isEqualTo(1);
    assertThat(Collections.frequency(assigned.subList(4, 8), 1)).isEqualTo(1);
  }

  @Test
  void shouldKeepToSharesForAnyNumberOfUsers() {
    BrowserSettings browser = BrowserSettings.DEFAULT;
    BrowserMix mix =
        new BrowserMix(
            List.of(
                new BrowserMix.Part(browser, 5),
                new BrowserMix.Part(browser, 2),
                new BrowserMix.Part(browser, 3)));

    for (int users = 1; users <= 40; users++) {
      List<Integer> assigned = mix.assign(users);
      for (int part = 0; part < 3; part++) {
        double due = users * mix.parts().get(part).share() / 10.0;
        assertThat((double) Collections.frequency(assigned, part))
            .as("part %d of %d users", part, users)
            .isBetween(due - 1, due + 1);
      }
    }
  }

  @Test
  void shouldRefuseShareOutsideTheListAndBothForms() {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(
            () ->
                read(
                    PLAN.replaceFirst(
                        "(?s)browsers:.*?meetings", "browser: { share: 2 }\nmeetings")))
        .withMessageContaining("found a share, expected it in browsers only");
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> read(PLAN.replace("browsers:", "browser: { name: chrome }\nbrowsers:")))
        .withMessageContaining("found both browser and browsers, expected one of them");
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> read(PLAN.replace("share: 3", "share: 0")))
        .withMessageContaining("found 0, expected a whole number from 1 to 100");
  }

  private Plan read(String yaml) throws Exception {
    return PlanFile.read(Files.writeString(folder.resolve("plan.yaml"), yaml)).plan();
  }
}
