package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.KurentoType;
import io.turnout.kurento.MediaType;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Confined to its pipeline's event loop. Gives to its sinks what its source gives, unchanged. */
public final class PassThrough extends MediaElement {
  PassThrough(MediaObjects objects, MediaPipeline pipeline) {
    super(objects, pipeline, KurentoType.PASS_THROUGH);
  }

  @Override
  boolean isFlowingIn(MediaType mediaType) {
    return origin(mediaType).filter(endpoint -> endpoint.isFlowingOut(mediaType)).isPresent();
  }

  @Override
  boolean isFlowingOut(MediaType mediaType) {
    return isFlowingIn(mediaType);
  }

  @Override
  JsonNode stats(Optional<MediaType> mediaType) {
    return NullNode.getInstance();
  }
}
