package io.turnout.meetingapp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MessageCodecTest {
  private final MessageCodec codec = new MessageCodec();

  @Test
  void shouldReadBackWhatClientsSend() {
    List<ClientMessage> messages =
        List.of(
            new ClientMessage.Join("standup", "Ada"),
            new ClientMessage.Leave(),
            new ClientMessage.Publish("c1", StreamKind.SCREEN, "v=0"),
            new ClientMessage.Unpublish("c1"),
            new ClientMessage.Subscribe("c2", "s7", "v=0"),
            new ClientMessage.Unsubscribe("c2"),
            new ClientMessage.AddIceCandidate("c1", new IceCandidate("candidate:1", "0", 0)),
            new ClientMessage.Mute(MediaKind.AUDIO, true),
            new ClientMessage.Chat("hello"),
            new ClientMessage.DrawStroke(
                new Stroke("#00ff00", 0.01, List.of(new Stroke.Point(0, 0.5)))),
            new ClientMessage.ClearBoard(),
            new ClientMessage.KeepAlive());
    assertThat(messages).allSatisfy(m -> assertThat(codec.decode(codec.encode(m))).isEqualTo(m));
  }

  @Test
  void shouldWriteTheDocumentedForm() {
    assertThat(codec.encode(new ServerMessage.Muted("u1", MediaKind.VIDEO, true)))
        .isEqualTo("{\"type\":\"muted\",\"userId\":\"u1\",\"kind\":\"video\",\"muted\":true}");
    assertThat(
            codec.encode(
                new ServerMessage.Refused(ErrorCode.MEETING_FULL, "full", "wait", null, null)))
        .isEqualTo(
            "{\"type\":\"error\",\"code\":\"meeting-full\",\"message\":\"full\",\"remedy\":\"wait\"}");
  }

  @Test
  void shouldIgnoreFieldsThatItDoesNotKnow() {
    assertThat(codec.decode("{\"type\":\"chat\",\"text\":\"hi\",\"mood\":3}"))
        .isEqualTo(new ClientMessage.Chat("hi"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                                                  | MALFORMED_MESSAGE
          [1]                                                                | UNKNOWN_MESSAGE
          null                                                               | MALFORMED_MESSAGE
          {"type":"leave"} {}                                                | MALFORMED_MESSAGE
          {"text":"hi"}                                                      | UNKNOWN_MESSAGE
          {"type":"shout"}                                                   | UNKNOWN_MESSAGE
          {"type":"chat"}                                                    | INVALID_FIELD
          {"type":"chat","text":"  "}                                        | INVALID_FIELD
          {"type":"chat","text":{}}                                          | INVALID_FIELD
          {"type":"join","meetingId":"a b","userName":"Ada"}                 | INVALID_FIELD
          {"type":"join","meetingId":"a"}                                    | INVALID_FIELD
          {"type":"mute","kind":"smell","muted":true}                        | INVALID_FIELD
          {"type":"mute","kind":"audio"}                                     | INVALID_FIELD
          {"type":"publish","connectionId":"c","stream":"camera"}            | INVALID_FIELD
          {"type":"stroke","stroke":{"color":"red","width":0.1,"points":[]}} | INVALID_FIELD
          {"type":"stroke"}                                                  | INVALID_FIELD
          """)
  void shouldSayWhatIsWrongWithBadInput(String text, ErrorCode expected) {
    assertThatThrownBy(() -> codec.decode(text))
        .isInstanceOfSatisfying(
            MeetingException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(expected);
              assertThat(refusal.remedy()).isNotBlank();
            });
  }

  @Test
  void shouldRefuseDeepNesting() {
    String deep =
        "{\"type\":\"keepAlive\",\"extra\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
    assertThatThrownBy(() -> codec.decode(deep))
        .isInstanceOfSatisfying(
            MeetingException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.MALFORMED_MESSAGE));
  }
}
