package io.turnout.systemtest.deploy;

import io.turnout.systemtest.deploy.Reference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Pure. Says what CloudFormation would refuse in a template, and what stands there for nothing. */
final class TemplateCheck {
  private static final Set<String> PSEUDO_PARAMETERS =
      Set.of(
          "AWS::AccountId",
          "AWS::NoValue",
          "AWS::Partition",
          "AWS::Region",
          "AWS::StackId",
          "AWS::StackName",
          "AWS::URLSuffix");

  private final JsonNode template;
  private final List<Reference> references;
  private final List<String> problems = new ArrayList<>();

  private TemplateCheck(JsonNode template) {
    this.template = template;
    this.references = Reference.of(template);
  }

  /** {@return a sentence for each problem} */
  static List<String> problems(JsonNode template) {
    TemplateCheck check = new TemplateCheck(template);
    check.references.forEach(check::resolve);
    check.template.path("Resources").properties().forEach(check::properties);
    check.unused("Parameters", Set.of(Kind.VALUE));
    check.unused("Conditions", Set.of(Kind.CONDITION));
    check.unused("Mappings", Set.of(Kind.MAPPING));
    check.problems.addAll(WorldAccess.problems(template));
    return check.problems;
  }

  private void resolve(Reference reference) {
    boolean there =
        switch (reference.kind()) {
          case VALUE ->
              PSEUDO_PARAMETERS.contains(reference.name())
                  || has("Parameters", reference)
                  || has("Resources", reference);
          case PARAMETER -> has("Parameters", reference);
          case RESOURCE -> has("Resources", reference);
          case CONDITION -> has("Conditions", reference);
          case ATTRIBUTE -> has("Resources", reference) && hasAttribute(reference);
          case MAPPING -> hasMapping(reference);
        };
    if (!there) {
      String detail = reference.detail().isEmpty() ? "" : "." + reference.detail();
      problems.add(
          "%s: no %s '%s%s'"
              .formatted(
                  reference.where(),
                  reference.kind().name().toLowerCase(Locale.ROOT),
                  reference.name(),
                  detail));
    }
  }

  private boolean has(String section, Reference reference) {
    return template.path(section).has(reference.name());
  }

  private boolean hasAttribute(Reference reference) {
    ResourceType type = type(template.path("Resources").path(reference.name()));
    return type != null && type.attributes().contains(reference.detail());
  }

  private boolean hasMapping(Reference reference) {
    String[] keys = reference.detail().split("\\.", 2);
    return template.path("Mappings").path(reference.name()).path(keys[0]).has(keys[1]);
  }

  private static @Nullable ResourceType type(JsonNode resource) {
    return ResourceType.KNOWN.get(resource.path("Type").asString(""));
  }

  private void properties(Map.Entry<String, JsonNode> resource) {
    ResourceType type = type(resource.getValue());
    if (type == null) {
      problems.add(
          "%s: the type '%s' is not in the table of types"
              .formatted(resource.getKey(), resource.getValue().path("Type").asString("")));
      return;
    }
    for (String required : type.required()) {
      JsonNode property = resource.getValue().path("Properties");
      for (String step : required.split("\\.", -1)) {
        property = property.path(step);
      }
      if (property.isMissingNode()) {
        problems.add("%s: '%s' is missing".formatted(resource.getKey(), required));
      }
    }
  }

  private void unused(String section, Set<Kind> kinds) {
    Set<String> used =
        references.stream()
            .filter(reference -> kinds.contains(reference.kind()))
            .map(Reference::name)
            .collect(Collectors.toSet());
    for (Map.Entry<String, JsonNode> entry : template.path(section).properties()) {
      if (!used.contains(entry.getKey())) {
        problems.add("%s.%s: nobody uses it".formatted(section, entry.getKey()));
      }
    }
  }
}
