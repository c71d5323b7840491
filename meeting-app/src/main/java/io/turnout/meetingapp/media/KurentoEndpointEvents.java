package io.turnout.meetingapp.media;

import io.turnout.meetingapp.protocol.IceCandidate;
import io.turnout.meetingapp.protocol.MediaKind;
import org.jspecify.annotations.Nullable;
import org.kurento.client.MediaFlowState;
import org.kurento.client.MediaTranscodingState;
import org.kurento.client.MediaType;
import org.kurento.client.WebRtcEndpoint;

/** Subscribes to an endpoint's Kurento events and hands them on in our words. */
final class KurentoEndpointEvents {
  private KurentoEndpointEvents() {}

  static void subscribe(
      WebRtcEndpoint endpoint, EndpointName.Role role, EndpointListener listener) {
    endpoint.addIceCandidateFoundListener(
        event -> {
          var found = event.getCandidate();
          listener.onIceCandidate(
              new IceCandidate(found.getCandidate(), found.getSdpMid(), found.getSdpMLineIndex()));
        });
    // Kurento names directions as the pipeline sees them: out of a sending user's endpoint.
    if (role == EndpointName.Role.SENDING) {
      endpoint.addMediaFlowOutStateChangedListener(
          event ->
              onFlow(listener, event.getMediaType(), event.getState(), event.getTimestampMillis()));
    } else {
      endpoint.addMediaFlowInStateChangedListener(
          event ->
              onFlow(listener, event.getMediaType(), event.getState(), event.getTimestampMillis()));
    }
    endpoint.addMediaTranscodingStateChangedListener(
        event -> {
          MediaKind kind = kindOf(event.getMediaType());
          if (kind != null) {
            listener.onTranscoding(
                kind,
                event.getState() == MediaTranscodingState.TRANSCODING,
                millis(event.getTimestampMillis()));
          }
        });
    endpoint.addErrorListener(
        event -> listener.onError(event.getErrorCode() + " " + event.getDescription()));
  }

  private static void onFlow(
      EndpointListener listener, MediaType type, MediaFlowState state, String timestampMillis) {
    MediaKind kind = kindOf(type);
    if (kind != null) {
      listener.onMediaFlow(kind, state == MediaFlowState.FLOWING, millis(timestampMillis));
    }
  }

  private static @Nullable MediaKind kindOf(MediaType type) {
    return switch (type) {
      case AUDIO -> MediaKind.AUDIO;
      case VIDEO -> MediaKind.VIDEO;
      case DATA -> null;
    };
  }

  private static long millis(@Nullable String timestampMillis) {
    try {
      return timestampMillis == null ? Long.MAX_VALUE : Long.parseLong(timestampMillis);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE; // without a time it counts as the latest, in order of arrival
    }
  }
}
