package io.turnout.meetingapp.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** Immutable. What a client sends; docs/meeting-protocol.md describes each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClientMessage.Join.class, name = "join"),
  @JsonSubTypes.Type(value = ClientMessage.Leave.class, name = "leave"),
  @JsonSubTypes.Type(value = ClientMessage.Publish.class, name = "publish"),
  @JsonSubTypes.Type(value = ClientMessage.Unpublish.class, name = "unpublish"),
  @JsonSubTypes.Type(value = ClientMessage.Subscribe.class, name = "subscribe"),
  @JsonSubTypes.Type(value = ClientMessage.Unsubscribe.class, name = "unsubscribe"),
  @JsonSubTypes.Type(value = ClientMessage.AddIceCandidate.class, name = "iceCandidate"),
  @JsonSubTypes.Type(value = ClientMessage.Mute.class, name = "mute"),
  @JsonSubTypes.Type(value = ClientMessage.Chat.class, name = "chat"),
  @JsonSubTypes.Type(value = ClientMessage.DrawStroke.class, name = "stroke"),
  @JsonSubTypes.Type(value = ClientMessage.ClearBoard.class, name = "clearBoard"),
  @JsonSubTypes.Type(value = ClientMessage.KeepAlive.class, name = "keepAlive"),
})
public sealed interface ClientMessage {
  /** A message about one of the client's peer connections. */
  sealed interface ConnectionMessage extends ClientMessage {
    /** {@return the id that the client chose for its peer connection} */
    String connectionId();
  }

  /** Enters a meeting, which comes to be with its first user. */
  record Join(String meetingId, String userName) implements ClientMessage {
    /** Checks what came from the network. */
    public Join {
      Fields.id("meetingId", meetingId);
      userName = Fields.name("userName", userName);
    }
  }

  /** Leaves the meeting; the socket stays open. */
  record Leave() implements ClientMessage {}

  /** Offers a stream of the user. */
  record Publish(String connectionId, StreamKind stream, String sdpOffer)
      implements ConnectionMessage {
    /** Checks what came from the network. */
    public Publish {
      Fields.id("connectionId", connectionId);
      Fields.required("stream", stream);
      Fields.text("sdpOffer", sdpOffer, Fields.MAX_SDP_CHARACTERS);
    }
  }

  /** Withdraws a stream. */
  record Unpublish(String connectionId) implements ConnectionMessage {
    /** Checks what came from the network. */
    public Unpublish {
      Fields.id("connectionId", connectionId);
    }
  }

  /** Asks for another user's stream. */
  record Subscribe(String connectionId, String streamId, String sdpOffer)
      implements ConnectionMessage {
    /** Checks what came from the network. */
    public Subscribe {
      Fields.id("connectionId", connectionId);
      Fields.id("streamId", streamId);
      Fields.text("sdpOffer", sdpOffer, Fields.MAX_SDP_CHARACTERS);
    }
  }

  /** Gives a subscription up. */
  record Unsubscribe(String connectionId) implements ConnectionMessage {
    /** Checks what came from the network. */
    public Unsubscribe {
      Fields.id("connectionId", connectionId);
    }
  }

  /** A candidate of the client, or no candidate at the end of them. */
  record AddIceCandidate(String connectionId, @Nullable IceCandidate candidate)
      implements ConnectionMessage {
    /** Checks what came from the network. */
    public AddIceCandidate {
      Fields.id("connectionId", connectionId);
    }
  }

  /** Tells that the user muted or unmuted the camera stream's audio or video. */
  record Mute(MediaKind kind, @JsonProperty(required = true) boolean muted)
      implements ClientMessage {
    /** Checks what came from the network. */
    public Mute {
      Fields.required("kind", kind);
    }
  }

  /** A chat message to all users of the meeting. */
  record Chat(String text) implements ClientMessage {
    /** Checks what came from the network. */
    public Chat {
      Fields.text("text", text, Fields.MAX_CHAT_CHARACTERS);
      if (text.isBlank()) {
        throw Fields.invalid("text", "is blank", "send a text");
      }
    }
  }

  /** A line on the board. */
  record DrawStroke(Stroke stroke) implements ClientMessage {
    /** Checks what came from the network. */
    public DrawStroke {
      Fields.required("stroke", stroke);
    }
  }

  /** Wipes the board for all. */
  record ClearBoard() implements ClientMessage {}

  /** Keeps the socket from its idle time-out. */
  record KeepAlive() implements ClientMessage {}
}
