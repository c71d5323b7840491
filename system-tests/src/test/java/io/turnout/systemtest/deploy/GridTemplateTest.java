package io.turnout.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The template that is shipped. */
final class GridTemplateTest {
  @Test
  void shouldBeWhatCloudFormationTakes() throws IOException {
    assertThat(TemplateCheck.problems(GridTemplate.read())).isEmpty();
  }

  @Test
  void shouldWorkOutInEveryCombination() throws IOException {
    assertThat(GridTemplate.deployments())
        .hasSizeGreaterThan(100)
        .allSatisfy(
            deployment -> {
              assertThat(deployment.resources()).containsKeys("Hub", "Nodes");
              assertThat(deployment.outputs()).containsKeys("GridUi", "HubUrl", "NodeList");
            });
  }

  @Test
  void shouldOpenWhatTheTableSaysAndNothingElse() throws IOException {
    Set<OpenPort> open = new TreeSet<>();
    for (Deployment deployment : GridTemplate.deployments()) {
      open.addAll(OpenPort.of(deployment, Map.of(GridTemplate.ACCESS, "AccessCidr")));
    }

    assertThat(open).isEqualTo(OpenPort.ofTable(GridTemplate.file("docs/grid.md")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.7/32", "203.0.113.0/24", "10.0.0.0/8", "198.51.100.128/25"})
  void shouldLetANetworkIn(String network) throws IOException {
    assertThat(network).matches(accessPattern());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0/0",
        "203.0.113.7/0",
        "128.0.0.0/1",
        "::/0",
        "0.0.0.0/8",
        "203.0.113.7",
        ""
      })
  void shouldRefuseTheWorld(String network) throws IOException {
    assertThat(network).doesNotMatch(accessPattern());
  }

  private static String accessPattern() throws IOException {
    JsonNode parameter = GridTemplate.read().path("Parameters").path("AccessCidr");
    assertThat(parameter.has("Default")).isFalse();
    return parameter.path("AllowedPattern").asString();
  }

  @Test
  void shouldEncryptVolumesAndRequireTokensForMetadata() throws IOException {
    JsonNode resources = GridTemplate.read().path("Resources");

    assertThat(resources.values())
        .filteredOn(resource -> resource.path("Type").asString().endsWith("::LaunchTemplate"))
        .hasSize(2)
        .allSatisfy(
            template -> {
              JsonNode machine = template.path("Properties").path("LaunchTemplateData");
              assertThat(machine.path("MetadataOptions").path("HttpTokens").asString())
                  .isEqualTo("required");
              assertThat(machine.path("BlockDeviceMappings").values())
                  .isNotEmpty()
                  .allSatisfy(
                      volume ->
                          assertThat(volume.path("Ebs").path("Encrypted").asString())
                              .isEqualTo("true"));
            });
  }

  @Test
  void shouldLetARoleReadOnlyItsOwnSecret() throws IOException {
    Deployment everything = GridTemplate.deployments().getLast();

    assertThat(secrets(everything, "GridRole")).isEqualTo("RegistrationSecret");
    assertThat(secrets(everything, "ApplicationRole")).isEqualTo("AdminToken");
    assertThat(everything.resource("ServerRole").path("Properties").has("Policies")).isFalse();
  }

  private static String secrets(Deployment deployment, String role) {
    JsonNode statements =
        deployment
            .resource(role)
            .path("Properties")
            .path("Policies")
            .path(0)
            .path("PolicyDocument")
            .path("Statement");
    assertThat(statements.size()).isOne();
    assertThat(statements.path(0).path("Action").asString())
        .isEqualTo("secretsmanager:GetSecretValue");
    return statements.path(0).path("Resource").asString();
  }

  @Test
  void shouldPrintTheNodeListOfTheAutoScalingGroup() throws IOException {
    String command = GridTemplate.deployments().getFirst().output("NodeList");

    assertThat(command)
        .contains("Name=tag:aws:autoscaling:groupName,Values=Nodes ")
        .endsWith("| sed 's/.*/admin@& chrome=20/'");
  }
}
