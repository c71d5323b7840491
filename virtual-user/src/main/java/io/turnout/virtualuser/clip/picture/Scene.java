package io.turnout.virtualuser.clip.picture;

/** Confined to one thread. What stands before the camera. */
sealed interface Scene permits RoomScene, SlideScene {
  /** Paints over the whole canvas what is to be seen at this share of the clip, 0 to 1. */
  void paint(Canvas canvas, double share);
}
