package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.KurentoStruct;
import io.turnout.kurento.MediaType;
import tools.jackson.databind.JsonNode;

/** Media of one type goes from one element to another. Immutable. */
record Connection(MediaElement source, MediaElement sink, MediaType mediaType) {
  JsonNode toJson() {
    return KurentoStruct.of("ElementConnectionData")
        .put("source", source.id().value())
        .put("sink", sink.id().value())
        .put("type", mediaType.name())
        .put("sourceDescription", "default")
        .put("sinkDescription", "default");
  }
}
