package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.KurentoType;
import io.turnout.kurento.MediaObjectId;
import io.turnout.net.EventLoop;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Confined to its event loop. Holds elements that can be connected with each other. */
public final class MediaPipeline extends MediaObject {
  private final EventLoop loop;
  private boolean latencyStats;

  MediaPipeline(MediaObjects objects, EventLoop loop) {
    super(
        objects,
        MediaObjectId.random(KurentoType.MEDIA_PIPELINE),
        KurentoType.MEDIA_PIPELINE,
        null);
    this.loop = loop;
  }

  EventLoop loop() {
    return loop;
  }

  @Override
  <T> T call(Supplier<T> task) {
    return LoopCall.call(loop, task);
  }

  private List<MediaElement> elements() {
    return objects().children(this).stream().map(MediaElement.class::cast).toList();
  }

  @Override
  JsonNode invoke(String operation, Arguments arguments) {
    return switch (operation) {
      case "getLatencyStats" -> BooleanNode.valueOf(latencyStats);
      case "setLatencyStats" -> {
        latencyStats = arguments.bool("latencyStats");
        yield NullNode.getInstance();
      }
      case "getGstreamerDot" -> StringNode.valueOf(DotDrawing.draw(elements()));
      case "dumpGstreamerDot" ->
          throw notSupported(operation, type(), "use getGstreamerDot, which returns the drawing");
      default -> super.invoke(operation, arguments);
    };
  }
}
