package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.KurentoErrorCode;
import io.turnout.kurento.KurentoException;
import io.turnout.kurento.KurentoType;
import io.turnout.kurento.MediaObjectId;
import io.turnout.mediaserver.stats.ProcessUsage;
import java.util.OptionalLong;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.FloatNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/** Thread-safe. The server itself as a media object; its operations run on the caller's thread. */
public final class ServerManager extends MediaObject {
  private static final int MAX_INTERVAL_MS = 60_000;

  private final ServerDescription description;

  ServerManager(MediaObjects objects, ServerDescription description) {
    super(objects, MediaObjectId.SERVER_MANAGER, KurentoType.SERVER_MANAGER, null);
    this.description = description;
  }

  @Override
  <T> T call(Supplier<T> task) {
    return task.get();
  }

  @Override
  JsonNode invoke(String operation, Arguments arguments) {
    return switch (operation) {
      case "getInfo" -> ModuleDescription.serverInfo();
      case "getPipelines" -> pipelines();
      case "getSessions" -> {
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        description.sessions().get().forEach(ids::add);
        yield ids;
      }
      case "getMetadata" -> StringNode.valueOf("");
      case "getKmd" -> StringNode.valueOf(ModuleDescription.kmd(arguments.string("moduleName")));
      case "getCpuCount" -> IntNode.valueOf(Runtime.getRuntime().availableProcessors());
      case "getUsedCpu" -> usedCpu(arguments.integer("interval"));
      case "getUsedMemory" ->
          LongNode.valueOf(known(ProcessUsage.now().residentBytes(), operation) / 1024);
      default -> super.invoke(operation, arguments);
    };
  }

  private ArrayNode pipelines() {
    ArrayNode ids = JsonNodeFactory.instance.arrayNode();
    objects().living().stream()
        .filter(object -> object.type() == KurentoType.MEDIA_PIPELINE)
        .forEach(pipeline -> ids.add(pipeline.id().value()));
    return ids;
  }

  /** Sleeps for the interval, as Kurento does; the connection that asked waits. */
  private static JsonNode usedCpu(int intervalMs) {
    if (intervalMs < 1 || intervalMs > MAX_INTERVAL_MS) {
      throw new KurentoException(
          KurentoErrorCode.MEDIA_OBJECT_ILLEGAL_PARAM_ERROR,
          "'interval' is %d ms, must be 1 to %d".formatted(intervalMs, MAX_INTERVAL_MS));
    }
    long cpuBeforeNs = known(ProcessUsage.now().cpuNs(), "getUsedCpu");
    long beforeNs = System.nanoTime();
    try {
      Thread.sleep(intervalMs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    long elapsedNs = Math.max(1, System.nanoTime() - beforeNs);
    long cpuNs = known(ProcessUsage.now().cpuNs(), "getUsedCpu") - cpuBeforeNs;
    return FloatNode.valueOf(100f * cpuNs / elapsedNs);
  }

  private static long known(OptionalLong value, String operation) {
    return value.orElseThrow(
        () ->
            notSupported(
                operation, KurentoType.SERVER_MANAGER, "this operating system does not tell"));
  }
}
