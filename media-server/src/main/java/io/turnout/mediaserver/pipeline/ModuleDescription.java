package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.EventType;
import io.turnout.kurento.KurentoErrorCode;
import io.turnout.kurento.KurentoException;
import io.turnout.kurento.KurentoStruct;
import io.turnout.kurento.KurentoType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells clients which modules and classes of Kurento's model this server has. */
final class ModuleDescription {
  /** The classes that objects can be made of, by Kurento module. */
  private static final Map<String, List<KurentoType>> FACTORIES =
      Map.of(
          "core", List.of(KurentoType.MEDIA_PIPELINE, KurentoType.PASS_THROUGH),
          "elements", List.of(KurentoType.WEB_RTC_ENDPOINT));

  private ModuleDescription() {}

  static JsonNode serverInfo() {
    ObjectNode info =
        KurentoStruct.of("ServerInfo")
            .put("type", "KMS")
            .put("version", ServerDescription.API_VERSION);
    info.putArray("capabilities").add("transactions");
    ArrayNode modules = info.putArray("modules");
    for (String name : List.of("core", "elements")) {
      ObjectNode module =
          KurentoStruct.of("ModuleInfo")
              .put("name", name)
              .put("version", ServerDescription.API_VERSION)
              .put("generationTime", "");
      ArrayNode factories = module.putArray("factories");
      FACTORIES.getOrDefault(name, List.of()).forEach(type -> factories.add(type.typeName()));
      modules.add(module);
    }
    return info;
  }

  /** {@return the module's classes with what they extend and which events they raise, as JSON} */
  static String kmd(String moduleName) {
    List<KurentoType> factories = FACTORIES.get(moduleName);
    if (factories == null) {
      throw new KurentoException(
          KurentoErrorCode.SERVER_MANAGER_ERROR_KMD_NOT_FOUND,
          "Requested kmd module '%s' doesn't exist".formatted(moduleName));
    }
    ObjectNode kmd =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", moduleName)
            .put("version", ServerDescription.API_VERSION);
    ArrayNode classes = kmd.putArray("remoteClasses");
    Arrays.stream(KurentoType.values())
        .filter(type -> factories.stream().anyMatch(factory -> factory.isA(type)))
        .forEach(type -> classes.add(remoteClass(type)));
    return kmd.toString();
  }

  private static ObjectNode remoteClass(KurentoType type) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", type.typeName())
            .put("abstract", type.isAbstract());
    type.hierarchy().stream()
        .findFirst()
        .ifPresent(parent -> node.put("extends", parent.typeName()));
    ArrayNode events = node.putArray("events");
    type.ownEvents().stream().map(EventType::eventName).sorted().forEach(events::add);
    return node;
  }
}
