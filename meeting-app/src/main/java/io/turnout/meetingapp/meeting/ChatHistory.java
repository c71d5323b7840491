package io.turnout.meetingapp.meeting;

import io.turnout.meetingapp.protocol.ServerMessage;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Confined to its meeting. The latest chat messages, for those who come later. */
final class ChatHistory {
  private final int most;
  private final Queue<ServerMessage.ChatMessage> messages = new ArrayDeque<>();

  /**
   * An empty history.
   *
   * @param most messages that are kept
   */
  ChatHistory(int most) {
    this.most = most;
  }

  void add(ServerMessage.ChatMessage message) {
    messages.add(message);
    if (messages.size() > most) {
      messages.remove();
    }
  }

  /** {@return the messages, the oldest first} */
  List<ServerMessage.ChatMessage> messages() {
    return List.copyOf(messages);
  }
}
