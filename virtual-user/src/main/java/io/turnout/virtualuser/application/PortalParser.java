package io.turnout.virtualuser.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Pure. Reads an adapter's section {@code portal}. */
final class PortalParser {
  private PortalParser() {}

  static Optional<PortalDocument> parse(YamlReader yaml, Optional<Node> section)
      throws AdapterFormatException {
    if (section.isEmpty()) {
      return Optional.empty();
    }
    StepParser parser = new StepParser(yaml, Placeholders.PORTAL_NAMES);
    Map<String, Node> keys =
        yaml.mapping(section.get(), "portal", Set.of("open", "ready", "count"), Set.of());
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Open(parser.template(AdapterParser.node(keys, "open"), "portal.open")));
    steps.addAll(parser.steps(AdapterParser.node(keys, "ready"), "portal.ready"));
    String count = yaml.scalar(AdapterParser.node(keys, "count"), "portal.count");
    return Optional.of(new PortalDocument(steps, count));
  }
}
