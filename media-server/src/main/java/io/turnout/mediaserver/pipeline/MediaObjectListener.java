package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.KurentoEvent;
import io.turnout.kurento.MediaObjectId;

/** Hears of all media objects. Called on any thread; must not block. */
public interface MediaObjectListener {
  /** A new object can be found under its id. */
  void onCreated(MediaObject object);

  /** The object is gone; for a subtree the children come first. */
  void onDestroyed(MediaObjectId id);

  /** A living object raised an event. */
  void onEvent(MediaObject source, KurentoEvent event);
}
