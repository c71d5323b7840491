package io.turnout.loadtest.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the browser cloud of a plan. Confined to one thread. */
final class CloudMapper {
  /** Turnout and the browser's own driver set these. */
  private static final Pattern RESERVED = Pattern.compile("(goog|moz|se|turnout):.*");

  private static final Pattern SECRET =
      Pattern.compile("(?i).*(access_?key|api_?key|password|secret|token).*");

  private final PlanTree tree;
  private final String pointer;

  CloudMapper(PlanTree tree, String pointer) {
    this.tree = tree;
    this.pointer = pointer;
  }

  /** {@return empty when something about it was noted} */
  Optional<GridSource.Cloud> map() {
    Optional<CloudAddress> address =
        tree.text(pointer + "/url")
            .flatMap(text -> tree.made(pointer + "/url", () -> CloudAddress.parse(text)));
    Optional<Integer> slots = tree.number(pointer + "/slots");
    Map<String, Object> capabilities = capabilities();
    return address.isEmpty() || slots.isEmpty()
        ? Optional.empty()
        : Optional.of(new GridSource.Cloud(address.get(), slots.get(), capabilities));
  }

  private Map<String, Object> capabilities() {
    Map<String, Object> capabilities = new LinkedHashMap<>();
    JsonNode node = tree.root().at(pointer + "/capabilities");
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String place = pointer + "/capabilities/" + entry.getKey();
      if (!entry.getKey().contains(":") || RESERVED.matcher(entry.getKey()).matches()) {
        tree.problems()
            .atKey(place, "found " + entry.getKey() + ", expected a cloud's own, as sauce:options");
      } else if (entry.getValue().isNull()) {
        tree.problems().atKey(place, "found nothing, expected a value");
      } else if (hasLiteralSecret("", entry.getValue())) {
        tree.problems()
            .atKey(place, "found a secret in it, expected ${env:NAME}: plans are kept with runs");
      } else {
        capabilities.put(
            entry.getKey(),
            JsonMapper.shared().convertValue(entry.getValue(), new TypeReference<Object>() {}));
      }
    }
    return capabilities;
  }

  private static boolean hasLiteralSecret(String key, JsonNode value) {
    if (value.isObject()) {
      return value.properties().stream()
          .anyMatch(entry -> hasLiteralSecret(entry.getKey(), entry.getValue()));
    }
    return SECRET.matcher(key).matches()
        && value.isString()
        && !EnvironmentText.isReference(value.stringValue());
  }
}
