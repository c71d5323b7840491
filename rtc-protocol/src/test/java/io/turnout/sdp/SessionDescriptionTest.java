package io.turnout.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionDescriptionTest {
  private final SessionDescription offer = SessionDescription.parse(BrowserOffer.WITH_DATA);

  @Test
  void shouldReadSectionsAndBundle() {
    assertThat(offer.bundledMids()).containsExactly("0", "1", "2");
    assertThat(offer.media())
        .extracting(MediaDescription::media)
        .containsExactly("audio", "video", "application");
    assertThat(offer.media().getFirst().mid()).contains("0");
  }

  @Test
  void shouldReadCodecsWithTheirParametersAndFeedback() {
    var vp8 = offer.media().get(1).codecs().getFirst();

    assertThat(vp8.name()).isEqualTo("VP8");
    assertThat(vp8.clockRateHz()).isEqualTo(90_000);
    assertThat(vp8.feedback())
        .containsExactly("goog-remb", "transport-cc", "ccm fir", "nack", "nack pli");
    var rtx = offer.media().get(1).codecs().get(1);
    assertThat(rtx.isRetransmission()).isTrue();
    assertThat(rtx.formatParameter("apt")).contains("96");
    assertThat(offer.media().getFirst().codecs().getFirst().channels()).isEqualTo(2);
  }

  @Test
  void shouldReadTransportParameters() {
    var audio = offer.media().getFirst();

    assertThat(offer.iceParameters(audio))
        .contains(new IceParameters("Fr4g", "aPasswordOfTwentyFourChr"));
    assertThat(offer.fingerprints(audio)).hasSize(1);
    assertThat(offer.setup(audio)).contains(SetupRole.ACTPASS);
    assertThat(offer.direction(audio)).isEqualTo(Direction.SENDRECV);
  }

  @Test
  void shouldReadSourcesAndHeaderExtensions() {
    assertThat(offer.media().get(1).ssrcs()).containsExactly(2001L, 2002L);
    assertThat(offer.media().get(1).headerExtensions())
        .contains(new HeaderExtension(2, MediaCapabilities.ABS_SEND_TIME));
  }

  @Test
  void shouldTakeFromTheSessionWhatASectionDoesNotName() {
    var session =
        SessionDescription.parse(
            """
            v=0
            o=- 1 1 IN IP4 0.0.0.0
            s=-
            t=0 0
            a=ice-ufrag:abcd
            a=ice-pwd:0123456789012345678901
            a=fingerprint:SHA-256 ab:cd
            a=setup:active
            a=recvonly
            m=audio 9 UDP/TLS/RTP/SAVPF 0
            """);
    var audio = session.media().getFirst();

    assertThat(session.iceParameters(audio)).isPresent();
    assertThat(session.fingerprints(audio)).containsExactly(new Fingerprint("sha-256", "AB:CD"));
    assertThat(session.setup(audio)).contains(SetupRole.ACTIVE);
    assertThat(session.direction(audio)).isEqualTo(Direction.RECVONLY);
    assertThat(audio.codecs()).extracting(CodecDescription::name).containsExactly("PCMU");
  }

  @Test
  void shouldReadBackWhatItWrites() {
    assertThat(SessionDescription.parse(offer.toSdp())).isEqualTo(offer);
    assertThat(offer.toSdp()).contains("\r\n").doesNotContain("\n\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "v=1",
        "v=0\r\n",
        "v=0\no=- 1 1 IN IP4 0\nnonsense",
        "v=0\no=- 1 1 IN IP4 0\nm=audio",
        "v=0\no=- 1 1 IN IP4 0\nm=audio 70000 RTP/AVP 0",
        "v=0\no=- 1 1 IN IP4 0\nm=audio x RTP/AVP 0",
      })
  void shouldSayWhatIsWrongWithOtherText(String text) {
    assertThatExceptionOfType(SdpException.class)
        .isThrownBy(() -> SessionDescription.parse(text))
        .withMessageMatching("(?s).*(line|found).*");
  }

  @Test
  void shouldTreatMalformedAttributesAsAbsent() {
    var session =
        SessionDescription.parse(
            """
            v=0
            o=- 1 1 IN IP4 0.0.0.0
            s=-
            m=video 9 UDP/TLS/RTP/SAVPF 96 999 x
            a=rtpmap:96
            a=rtpmap:999 VP8/90000
            a=extmap:0 urn:x
            a=extmap:300 urn:x
            a=ssrc:99999999999 cname:x
            a=fingerprint:sha-256 zz
            a=ice-ufrag:a b
            a=candidate:nonsense
            """);
    var video = session.media().getFirst();

    assertThat(video.codecs()).isEmpty();
    assertThat(video.headerExtensions()).isEmpty();
    assertThat(video.ssrcs()).isEmpty();
    assertThat(video.candidates()).isEmpty();
    assertThat(session.fingerprints(video)).isEmpty();
    assertThat(session.iceParameters(video)).isEmpty();
  }
}
