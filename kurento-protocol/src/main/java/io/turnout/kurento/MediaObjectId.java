package io.turnout.kurento;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one media object: {@code <uuid>_kurento.MediaPipeline}, with the parent's id and a slash in
 * front for a child. Immutable.
 */
public record MediaObjectId(String value) {
  /** The one object that always exists. */
  public static final MediaObjectId SERVER_MANAGER = new MediaObjectId("manager_ServerManager");

  public MediaObjectId {
    Objects.requireNonNull(value, "value");
  }

  /** {@return a new id for an object without a parent} */
  public static MediaObjectId random(KurentoType type) {
    return new MediaObjectId(UUID.randomUUID() + "_" + type.qualifiedName());
  }

  /** {@return a new id for a child of this object} */
  public MediaObjectId randomChild(KurentoType type) {
    return new MediaObjectId(value + "/" + random(type).value);
  }

  @Override
  public String toString() {
    return value;
  }
}
