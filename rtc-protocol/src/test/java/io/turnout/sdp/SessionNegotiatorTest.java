package io.turnout.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.turnout.rtp.MediaKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SessionNegotiatorTest {
  private final SessionNegotiator negotiator = new SessionNegotiator(local(Map.of()));

  private static LocalMediaParameters local(Map<MediaKind, Direction> directions) {
    return new LocalMediaParameters(
        MediaCapabilities.KURENTO,
        new IceParameters("loca", "localPasswordOfTwentyFour"),
        new Fingerprint("sha-256", "AB:CD"),
        7,
        "cname",
        Map.of(MediaKind.AUDIO, 11L, MediaKind.VIDEO, 22L),
        directions,
        Map.of(MediaKind.VIDEO, 800));
  }

  private Negotiation answerTo(String offer) {
    return negotiator.answer(SessionDescription.parse(offer));
  }

  @Test
  void shouldKeepOnlyWhatCanBeForwarded() {
    var outcome = answerTo(BrowserOffer.VIDEO_AND_AUDIO);

    assertThat(outcome.sections().getFirst().codecs())
        .extracting(CodecDescription::name)
        .containsExactly("opus", "PCMU", "PCMA");
    assertThat(outcome.sections().get(1).codecs())
        .extracting(CodecDescription::payloadType)
        .containsExactly(96, 106);
    assertThat(outcome.local().toSdp())
        .doesNotContain("rtx", "red/", "transport-cc", "transport-wide-cc", "VP9", "a=ssrc-group");
  }

  @Test
  void shouldNeverPromiseTransportWideFeedback() {
    var outcome = answerTo(BrowserOffer.VIDEO_AND_AUDIO);

    assertThat(outcome.sections().get(1).codecs().getFirst().feedback())
        .containsExactly("goog-remb", "ccm fir", "nack", "nack pli");
    assertThat(outcome.sections().get(1).headerExtensions())
        .containsExactly(new HeaderExtension(2, MediaCapabilities.ABS_SEND_TIME));
  }

  @Test
  void shouldAnswerAsAnIceLiteServer() {
    var outcome = answerTo(BrowserOffer.VIDEO_AND_AUDIO);
    String sdp = outcome.local().toSdp();

    assertThat(sdp)
        .contains(
            "a=ice-lite\r\n",
            "a=group:BUNDLE 0 1\r\n",
            "a=setup:passive\r\n",
            "a=rtcp-mux\r\n",
            "a=ssrc:11 cname:cname\r\n",
            "a=ssrc:22 cname:cname\r\n",
            "b=AS:800\r\n")
        .doesNotContain("a=candidate");
    assertThat(outcome.localSetup()).isEqualTo(SetupRole.PASSIVE);
    assertThat(outcome.remoteIce().usernameFragment()).isEqualTo("Fr4g");
  }

  @Test
  void shouldTakeTheActiveRoleWhenThePeerIsPassive() {
    var outcome = answerTo(BrowserOffer.VIDEO_AND_AUDIO.replace("actpass", "passive"));

    assertThat(outcome.localSetup()).isEqualTo(SetupRole.ACTIVE);
    assertThat(outcome.local().toSdp()).contains("a=setup:active");
  }

  @Test
  void shouldReverseDirections() {
    var recvonly = answerTo(BrowserOffer.VIDEO_AND_AUDIO.replace("a=sendrecv", "a=recvonly"));
    var sendonly = answerTo(BrowserOffer.VIDEO_AND_AUDIO.replace("a=sendrecv", "a=sendonly"));

    assertThat(recvonly.sections())
        .extracting(NegotiatedSection::direction)
        .containsOnly(Direction.SENDONLY);
    assertThat(sendonly.sections())
        .extracting(NegotiatedSection::direction)
        .containsOnly(Direction.RECVONLY);
    assertThat(sendonly.local().toSdp()).doesNotContain("a=ssrc");
  }

  @Test
  void shouldNotDoMoreThanItIsWillingTo() {
    var receiver = new SessionNegotiator(local(Map.of(MediaKind.VIDEO, Direction.RECVONLY)));
    var outcome = receiver.answer(SessionDescription.parse(BrowserOffer.VIDEO_AND_AUDIO));

    assertThat(outcome.sections())
        .extracting(NegotiatedSection::direction)
        .containsExactly(Direction.SENDRECV, Direction.RECVONLY);
  }

  @Test
  void shouldRejectDataChannelsAndAnswerTheRest() {
    var outcome = answerTo(BrowserOffer.WITH_DATA);

    assertThat(outcome.local().media()).hasSize(3);
    assertThat(outcome.local().media().get(2).port()).isZero();
    assertThat(outcome.local().bundledMids()).containsExactly("0", "1");
    assertThat(outcome.sections()).hasSize(2);
  }

  @Test
  void shouldAcceptOneSectionOfEachKind() {
    String second = BrowserOffer.VIDEO.replace("a=mid:1", "a=mid:3");
    var outcome =
        answerTo(BrowserOffer.session("0 1 3") + BrowserOffer.AUDIO + BrowserOffer.VIDEO + second);

    assertThat(outcome.sections()).extracting(NegotiatedSection::mid).containsExactly("0", "1");
    assertThat(outcome.local().media().get(2).isRejected()).isTrue();
  }

  @Test
  void shouldRejectWhatIsOutsideTheBundle() {
    var outcome = answerTo(BrowserOffer.session("0") + BrowserOffer.AUDIO + BrowserOffer.VIDEO);

    assertThat(outcome.sections()).extracting(NegotiatedSection::mid).containsExactly("0");
  }

  @Test
  void shouldSayWhyNothingCanBeAccepted() {
    assertThatExceptionOfType(SdpException.class)
        .isThrownBy(() -> answerTo(BrowserOffer.VIDEO_AND_AUDIO.replace("a=rtcp-mux\n", "")))
        .withMessageContaining("m-section 0 (audio): no a=rtcp-mux");
    assertThatExceptionOfType(SdpException.class)
        .isThrownBy(() -> answerTo("v=0\no=- 1 1 IN IP4 0.0.0.0\ns=-\n"))
        .withMessageContaining("Empty offer not valid");
  }

  @Test
  void shouldOfferAndTakeTheAnswer() {
    var offer = negotiator.offer(EnumSet.allOf(MediaKind.class));
    var answer = new SessionNegotiator(local(Map.of())).answer(offer).local();
    var outcome = negotiator.complete(offer, answer);

    assertThat(offer.toSdp())
        .contains("a=setup:actpass", "a=mid:audio0", "a=mid:video0", "a=ice-lite");
    assertThat(outcome.sections()).hasSize(2);
    assertThat(outcome.localSetup()).isEqualTo(SetupRole.ACTIVE);
    assertThat(outcome.sections().getFirst().direction()).isEqualTo(Direction.SENDRECV);
  }

  @Test
  void shouldRefuseAnAnswerToAnotherOffer() {
    var offer = negotiator.offer(EnumSet.of(MediaKind.AUDIO));
    var other = answerTo(BrowserOffer.VIDEO_AND_AUDIO).local();

    assertThatExceptionOfType(SdpException.class)
        .isThrownBy(() -> negotiator.complete(offer, other))
        .withMessageContaining("found 2 m-sections, the offer has 1");
  }

  @Test
  void shouldPutCandidatesIntoEveryAcceptedSection() {
    var candidate =
        IceCandidate.parse("candidate:1 1 udp 2130706431 192.0.2.1 40000 typ host").orElseThrow();
    var local =
        CandidateInsertion.insert(answerTo(BrowserOffer.WITH_DATA).local(), List.of(candidate));

    assertThat(local.media().get(1).port()).isEqualTo(40000);
    assertThat(local.media().get(1).candidates()).containsExactly(candidate);
    assertThat(local.media().get(2).candidates()).isEmpty();
    assertThat(local.media().getFirst().connection()).isEqualTo("IN IP4 192.0.2.1");
  }
}
