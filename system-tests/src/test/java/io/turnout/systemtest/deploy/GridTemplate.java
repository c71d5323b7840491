package io.turnout.systemtest.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Thread-safe. The template of the Grid as it is shipped, and the ways in which it can be used. */
final class GridTemplate {
  static final String ACCESS = "203.0.113.0/24";

  private static final Map<String, String> REQUIRED =
      Map.of(
          "AccessCidr", ACCESS,
          "KeyName", "me",
          "DistributionBucket", "my-bucket",
          "DistributionKey", "turnout.tar.gz",
          "JdkKey", "jre.tar.gz");

  private GridTemplate() {}

  static JsonNode read() throws IOException {
    return TemplateReader.read(file("deploy/aws/grid.yaml"));
  }

  /** {@return the text of a file of the project} */
  static String file(String path) throws IOException {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve(path))) {
      Path up = at.getParent();
      if (up == null) {
        throw new IOException("no " + path + " above " + Path.of("").toAbsolutePath());
      }
      at = up;
    }
    return Files.readString(at.resolve(path));
  }

  /** {@return every combination of what may be asked for} */
  static List<Deployment> deployments() throws IOException {
    JsonNode template = read();
    List<Map<String, String>> combinations = List.of(REQUIRED);
    combinations = times(combinations, "MediaServer", "none", "turnout", "kurento");
    combinations = times(combinations, "Application", "false", "true");
    combinations = times(combinations, "SeedNode", "false", "true");
    combinations = times(combinations, "HubDesktop", "false", "true");
    combinations = times(combinations, "ImageId", "", "ami-0123456789abcdef0");
    combinations = times(combinations, "Zone", "", "eu-central-1a");
    combinations = times(combinations, "NodesOffAt", "", "0 20 * * *");
    return combinations.stream().map(given -> new Deployment(template, given)).toList();
  }

  private static List<Map<String, String>> times(
      List<Map<String, String>> combinations, String parameter, String... values) {
    List<Map<String, String>> product = new ArrayList<>();
    for (Map<String, String> combination : combinations) {
      for (String value : values) {
        Map<String, String> more = new HashMap<>(combination);
        more.put(parameter, value);
        product.add(more);
      }
    }
    return product;
  }

  /** {@return the different user data of all deployments, with the name of their resource} */
  static Map<String, String> userData() throws IOException {
    Map<String, String> scripts = new LinkedHashMap<>();
    for (Deployment deployment : deployments()) {
      deployment
          .resources()
          .forEach(
              (name, resource) -> {
                JsonNode properties = resource.path("Properties");
                String script =
                    properties
                        .path("UserData")
                        .asString(
                            properties.path("LaunchTemplateData").path("UserData").asString(""));
                if (!script.isEmpty()) {
                  scripts.put(script, name);
                }
              });
    }
    return scripts;
  }
}
