package io.turnout.loadtest.plan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The plan's section {@code evidence}, both ways. Confined to one thread. A value that is wrong is
 * noted and passed over.
 */
final class EvidenceMapper {
  private static final String EVERY = "every ";
  private static final String OFF = "off";

  private final JsonNode root;
  private final Problems problems;

  EvidenceMapper(JsonNode root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  EvidenceSettings map() {
    EvidenceSettings standard = EvidenceSettings.DEFAULT;
    return new EvidenceSettings(
        screenshots(),
        node("/evidence/budget/files").map(JsonNode::intValue).orElse(standard.maxFiles()),
        bytes().orElse(standard.maxBytes()),
        node("/evidence/portal").map(JsonNode::booleanValue).orElse(standard.portal()));
  }

  private Optional<Duration> screenshots() {
    String pointer = "/evidence/screenshots";
    Optional<String> text = node(pointer).map(JsonNode::stringValue);
    if (text.isEmpty() || text.get().equals(OFF)) {
      return Optional.empty();
    }
    Optional<Duration> every =
        text.filter(found -> found.startsWith(EVERY))
            .flatMap(found -> DurationText.parse(found.substring(EVERY.length()).strip()))
            .filter(Limits.SCREENSHOTS_EVERY::contains);
    if (every.isEmpty()) {
      problems.atValue(
          pointer, "found '" + text.get() + "', expected " + PlanSchema.expected(pointer));
    }
    return every;
  }

  private Optional<Long> bytes() {
    String pointer = "/evidence/budget/bytes";
    Optional<String> text = node(pointer).map(JsonNode::stringValue);
    Optional<Long> bytes = text.flatMap(ByteSizeText::parse).filter(ByteSizeText::isBudget);
    if (text.isPresent() && bytes.isEmpty()) {
      problems.atValue(
          pointer, "found '" + text.get() + "', expected " + ByteSizeText.budgetExpected());
    }
    return bytes;
  }

  private Optional<JsonNode> node(String pointer) {
    JsonNode node = root.at(pointer);
    return node.isMissingNode() || problems.isAt(pointer) ? Optional.empty() : Optional.of(node);
  }

  /** {@return the section as it is read back} */
  static Map<String, Object> write(EvidenceSettings settings) {
    Map<String, Object> budget = new LinkedHashMap<>();
    budget.put("files", settings.maxFiles());
    budget.put("bytes", ByteSizeText.format(settings.maxBytes()));
    Map<String, Object> section = new LinkedHashMap<>();
    section.put(
        "screenshots",
        settings.screenshotsEvery().map(every -> EVERY + DurationText.format(every)).orElse(OFF));
    section.put("budget", budget);
    section.put("portal", settings.portal());
    return section;
  }
}
