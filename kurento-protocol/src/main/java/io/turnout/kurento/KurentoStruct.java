package io.turnout.kurento;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the complex values of Kurento's API, which carry their module and type. */
public final class KurentoStruct {
  private KurentoStruct() {}

  /** {@return an empty value of the complex type} */
  public static ObjectNode of(String typeName) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("__module__", KurentoType.MODULE)
        .put("__type__", typeName);
  }

  /** {@return an {@code IceCandidate}: the attribute without {@code a=} and its m-section} */
  public static ObjectNode iceCandidate(String candidate, String sdpMid, int sdpMLineIndex) {
    return of("IceCandidate")
        .put("candidate", candidate)
        .put("sdpMid", sdpMid)
        .put("sdpMLineIndex", sdpMLineIndex);
  }

  /** {@return an {@code IceCandidatePair} of a component's two candidate attributes} */
  public static ObjectNode iceCandidatePair(
      String streamId, int componentId, String localCandidate, String remoteCandidate) {
    return of("IceCandidatePair")
        .put("streamId", streamId)
        .put("componentId", componentId)
        .put("localCandidate", localCandidate)
        .put("remoteCandidate", remoteCandidate);
  }
}
