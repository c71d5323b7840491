package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.KurentoErrorCode;
import io.turnout.kurento.KurentoEvent;
import io.turnout.kurento.KurentoException;
import io.turnout.kurento.KurentoType;
import io.turnout.kurento.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * Confined to its pipeline's event loop. Takes media from one source element per media type and
 * gives it to any number of sinks.
 */
public abstract sealed class MediaElement extends MediaObject permits WebRtcEndpoint, PassThrough {
  private final MediaPipeline pipeline;
  private final Map<MediaType, MediaElement> sources = new EnumMap<>(MediaType.class);
  private final Set<Connection> sinks = new LinkedHashSet<>();
  private final StoredProperties properties =
      new StoredProperties()
          .with("encoderBitrate", 300_000)
          .with("minEncoderBitrate", 0)
          .with("maxEncoderBitrate", 0);

  MediaElement(MediaObjects objects, MediaPipeline pipeline, KurentoType type) {
    super(objects, pipeline.id().randomChild(type), type, pipeline);
    this.pipeline = pipeline;
  }

  final MediaPipeline pipeline() {
    return pipeline;
  }

  final StoredProperties properties() {
    return properties;
  }

  final Set<Connection> sinks() {
    return sinks;
  }

  @Override
  final <T> T call(Supplier<T> task) {
    return pipeline.call(task);
  }

  abstract boolean isFlowingIn(MediaType mediaType);

  abstract boolean isFlowingOut(MediaType mediaType);

  /** {@return Kurento's statistics, JSON null when there are none} */
  abstract JsonNode stats(Optional<MediaType> mediaType);

  @Override
  JsonNode invoke(String operation, Arguments arguments) {
    return switch (operation) {
      case "connect" -> connect(arguments);
      case "disconnect" -> disconnect(arguments);
      case "getSinkConnections" -> list(sinks, arguments.optionalMediaType("mediaType"));
      case "getSourceConnections" ->
          list(sourceConnections(), arguments.optionalMediaType("mediaType"));
      case "getStats" -> stats(arguments.optionalMediaType("mediaType"));
      case "isMediaFlowingIn" -> BooleanNode.valueOf(isFlowingIn(arguments.mediaType("mediaType")));
      case "isMediaFlowingOut" ->
          BooleanNode.valueOf(isFlowingOut(arguments.mediaType("mediaType")));
      case "isMediaTranscoding" -> {
        arguments.mediaType("mediaType");
        yield BooleanNode.FALSE;
      }
      case "getGstreamerDot" -> StringNode.valueOf(DotDrawing.draw(List.of(this)));
      case "dumpGstreamerDot" ->
          throw notSupported(operation, type(), "use getGstreamerDot, which returns the drawing");
      case "setAudioFormat", "setVideoFormat", "setOutputBitrate" ->
          throw notSupported(operation, type(), "this server does not transcode");
      default -> {
        Optional<JsonNode> stored = properties.invoke(operation, arguments);
        yield stored.isPresent() ? stored.get() : super.invoke(operation, arguments);
      }
    };
  }

  private JsonNode connect(Arguments arguments) {
    MediaElement sink = sink(arguments);
    for (MediaType mediaType : mediaTypes(arguments)) {
      connect(sink, mediaType);
    }
    return NullNode.getInstance();
  }

  private JsonNode disconnect(Arguments arguments) {
    MediaElement sink = sink(arguments);
    for (MediaType mediaType : mediaTypes(arguments)) {
      disconnect(sink, mediaType);
    }
    return NullNode.getInstance();
  }

  private MediaElement sink(Arguments arguments) {
    String id = arguments.string("sink");
    if (!(objects().find(id) instanceof MediaElement sink)) {
      throw new KurentoException(
          KurentoErrorCode.MEDIA_OBJECT_CAST_ERROR,
          "'sink' parameter: object '%s' is no MediaElement".formatted(id));
    }
    if (sink.pipeline != pipeline) {
      throw new KurentoException(
          KurentoErrorCode.CONNECT_ERROR,
          "Elements '%s' and '%s' are not in the same pipeline".formatted(id(), id));
    }
    return sink;
  }

  private static Collection<MediaType> mediaTypes(Arguments arguments) {
    return arguments
        .optionalMediaType("mediaType")
        .<Collection<MediaType>>map(List::of)
        .orElseGet(() -> Arrays.asList(MediaType.values()));
  }

  private void connect(MediaElement sink, MediaType mediaType) {
    MediaElement former = sink.sources.get(mediaType);
    if (former == this) {
      return;
    }
    if (former != null) {
      former.disconnect(sink, mediaType);
    }
    sink.sources.put(mediaType, this);
    sinks.add(new Connection(this, sink, mediaType));
    raise(KurentoEvent.elementConnected(sink.id(), mediaType));
    sink.reroute(mediaType);
  }

  private void disconnect(MediaElement sink, MediaType mediaType) {
    if (sinks.remove(new Connection(this, sink, mediaType))) {
      sink.sources.remove(mediaType);
      raise(KurentoEvent.elementDisconnected(sink.id(), mediaType));
      sink.reroute(mediaType);
    }
  }

  /** Lets every endpoint that is fed through this element follow its present origin. */
  private void reroute(MediaType mediaType) {
    Set<MediaElement> seen = new HashSet<>();
    List<MediaElement> left = new ArrayList<>(List.of(this));
    while (!left.isEmpty()) {
      MediaElement element = left.removeLast();
      if (!seen.add(element)) {
        continue;
      }
      switch (element) {
        case WebRtcEndpoint endpoint -> endpoint.follow(mediaType, endpoint.origin(mediaType));
        case PassThrough through ->
            through.sinks().stream()
                .filter(connection -> connection.mediaType() == mediaType)
                .forEach(connection -> left.add(connection.sink()));
      }
    }
  }

  /** {@return the endpoint whose media comes here, through any number of elements in between} */
  final Optional<WebRtcEndpoint> origin(MediaType mediaType) {
    Set<MediaElement> seen = new HashSet<>();
    MediaElement element = sources.get(mediaType);
    while (element instanceof PassThrough && seen.add(element)) {
      element = element.sources.get(mediaType);
    }
    return element instanceof WebRtcEndpoint endpoint ? Optional.of(endpoint) : Optional.empty();
  }

  private List<Connection> sourceConnections() {
    List<Connection> connections = new ArrayList<>();
    sources.forEach(
        (mediaType, source) -> connections.add(new Connection(source, this, mediaType)));
    return connections;
  }

  private static ArrayNode list(Collection<Connection> connections, Optional<MediaType> mediaType) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    connections.stream()
        .filter(connection -> mediaType.isEmpty() || connection.mediaType() == mediaType.get())
        .forEach(connection -> array.add(connection.toJson()));
    return array;
  }

  @Override
  void close() {
    for (Connection connection : sourceConnections()) {
      connection.source().disconnect(this, connection.mediaType());
    }
    for (Connection connection : List.copyOf(sinks)) {
      disconnect(connection.sink(), connection.mediaType());
    }
  }
}
