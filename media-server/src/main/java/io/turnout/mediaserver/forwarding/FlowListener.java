package io.turnout.mediaserver.forwarding;

import io.turnout.rtp.MediaKind;

/** Called on the event loop of the session whose media begins or stops to flow. */
@FunctionalInterface
interface FlowListener {
  void onFlowChanged(MediaKind kind, boolean flowing);
}
