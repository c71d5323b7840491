package io.turnout.loadtest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudPlanTest {
  private static final String GOOD =
      """
      name: demo
      target: { url: "http://127.0.0.1:8080" }
      browser: { name: chrome, version: "156", platform: linux, labels: [ssd] }
      grid:
        cloud:
          url: "https://${env:ME}:${env:KEY}@hub.example.com:443/wd/hub"
          slots: 20
          capabilities:
            sauce:options: { name: load, accessKey: "${env:KEY}" }
      meetings: { count: 2, usersPerMeeting: 2, hold: 40s }
      """;

  @TempDir private Path folder;

  @Test
  void shouldReadACloudAndTheChoiceOfBrowser() throws Exception {
    Plan plan = read(GOOD);

    assertThat(plan.grid()).isInstanceOf(GridSource.Cloud.class);
    GridSource.Cloud cloud = (GridSource.Cloud) plan.grid();
    assertThat(cloud.url().address()).isEqualTo(URI.create("https://hub.example.com:443/wd/hub"));
    assertThat(cloud.url().password()).contains("${env:KEY}");
    assertThat(
            EnvironmentText.resolve(cloud.capabilities(), Map.of("KEY", "s3cr3t")::get)
                .get("sauce:options"))
        .isEqualTo(Map.of("name", "load", "accessKey", "s3cr3t"));
    BrowserSettings browser = plan.browsers().parts().getFirst().browser();
    assertThat(browser.selection().version()).contains("156");
    assertThat(browser.selection().labels()).isEqualTo(List.of("ssd"));
    assertThat(read(PlanFile.of(plan).yaml())).isEqualTo(plan);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${env:ME}:${env:KEY}@     | ann:s3cr3t@    | found a user or password in the address",
        "https://${env:ME}         | http://${env:ME} | found http:// for a password",
        "'accessKey: \"${env:KEY}\"' | accessKey: s3cr3t | found a secret in it, expected ${env:NAME}",
        "sauce:options             | goog:chromeOptions | expected a cloud's own, as sauce:options",
        "'version: \"156\"'        | 'version: \"new\"' | expected a version in quotes"
      })
  void shouldRefuseSecretsInThePlanAndNotRepeatThem(String from, String to, String said) {
    assertThat(GOOD).contains(from);

    assertThatThrownBy(() -> read(GOOD.replace(from, to)))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining(said)
        .hasMessageNotContaining("s3cr3t");
  }

  @Test
  void shouldNameTheVariableThatIsNotSet() {
    assertThatThrownBy(() -> EnvironmentText.resolve("${env:KEY}", name -> null))
        .hasMessage("found ${env:KEY}, expected that KEY is set in the environment");
  }

  private Plan read(String yaml) throws Exception {
    return PlanFile.read(Files.writeString(folder.resolve("plan.yaml"), yaml)).plan();
  }
}
