package io.turnout.mediaserver.forwarding;

import io.turnout.mediaserver.stats.MediaCounters;
import io.turnout.rtcp.ReportBlock;
import io.turnout.rtcp.RtcpHandler;
import io.turnout.rtcp.RtcpParser;
import io.turnout.rtcp.RtcpWriter;
import io.turnout.rtcp.SenderReport;
import io.turnout.rtp.MediaKind;
import io.turnout.rtp.RtpHeaderExtension;
import io.turnout.rtp.RtpPacket;
import io.turnout.rtp.RtpPacketWriter;
import io.turnout.transport.CandidatePair;
import io.turnout.transport.DtlsTransportState;
import io.turnout.transport.IceTransportState;
import io.turnout.transport.testing.FakeMediaTransport;
import io.turnout.transport.testing.ManualEventLoop;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Confined to the test's thread. A session and the peer at the other end of its fake transport. */
final class Peer {
  static final Set<RtcpFeedback> VIDEO_FEEDBACK = Set.of(RtcpFeedback.values());
  static final RtpCodec VP8 = new RtpCodec("VP8", 96, 90_000, 1, "", VIDEO_FEEDBACK);
  static final RtpCodec OPUS = new RtpCodec("opus", 111, 48_000, 2, "useinbandfec=1", Set.of());
  static final Instant WALL_CLOCK = Instant.parse("2026-11-23T12:00:00Z");

  private static final byte[] KEY_FRAME = {0x10, 0x00, 1, 2, 3};
  private static final byte[] DELTA_FRAME = {0x10, 0x01, 1, 2, 3};

  final List<String> events = new ArrayList<>();
  final FakeMediaTransport transport;
  final RtpSession session;
  private final byte[] buffer = new byte[1500];

  Peer(ManualEventLoop loop, MediaCounters counters) {
    this(loop, counters, BandwidthLimits.DEFAULTS);
  }

  Peer(ManualEventLoop loop, MediaCounters counters, BandwidthLimits limits) {
    session =
        new RtpSession(loop, new Listener(), limits, counters, InstantSource.fixed(WALL_CLOCK));
    transport = new FakeMediaTransport.Factory().create(loop, session.transportListener());
    session.attach(transport);
  }

  Peer connected(NegotiatedMedia... media) {
    session.negotiated(List.of(media));
    transport.connect();
    return this;
  }

  static NegotiatedMedia video(long ssrc) {
    return video(ssrc, VP8, Map.of());
  }

  static NegotiatedMedia video(long ssrc, RtpCodec codec, Map<RtpHeaderExtension, Integer> ids) {
    return new NegotiatedMedia(
        MediaKind.VIDEO, "1", true, true, List.of(codec), ids, ssrc, "server");
  }

  static NegotiatedMedia audio(long ssrc) {
    return new NegotiatedMedia(
        MediaKind.AUDIO, "0", true, true, List.of(OPUS), Map.of(), ssrc, "server");
  }

  void sendKeyFrame(long ssrc, int sequenceNumber, long timestamp) {
    sendRtp(VP8.payloadType(), ssrc, sequenceNumber, timestamp, KEY_FRAME);
  }

  void sendDeltaFrame(long ssrc, int sequenceNumber, long timestamp) {
    sendRtp(VP8.payloadType(), ssrc, sequenceNumber, timestamp, DELTA_FRAME);
  }

  void sendAudio(long ssrc, int sequenceNumber, long timestamp) {
    sendRtp(OPUS.payloadType(), ssrc, sequenceNumber, timestamp, new byte[] {7});
  }

  void sendRtp(int payloadType, long ssrc, int sequenceNumber, long timestamp, byte[] payload) {
    int length =
        new RtpPacketWriter(buffer)
            .header(payloadType, true, sequenceNumber, timestamp, ssrc, false)
            .payload(payload, 0, payload.length);
    transport.deliverRtp(Arrays.copyOf(buffer, length));
  }

  void sendRtcp(Consumer<RtcpWriter> content) {
    RtcpWriter writer = new RtcpWriter(buffer);
    content.accept(writer);
    transport.deliverRtcp(Arrays.copyOf(buffer, writer.length()));
  }

  /** {@return the packets that the peer has got so far, parsed} */
  List<RtpPacket> got() {
    return transport.sentRtp().stream().map(Peer::parse).toList();
  }

  RtpPacket gotLast() {
    return got().getLast();
  }

  /** {@return what the peer has been told by RTCP so far} */
  Told told() {
    Told told = new Told();
    RtcpParser parser = new RtcpParser();
    for (byte[] compound : transport.sentRtcp()) {
      if (!parser.parse(compound, 0, compound.length, told)) {
        throw new AssertionError("the server sent malformed RTCP");
      }
    }
    return told;
  }

  static RtpPacket parse(byte[] bytes) {
    RtpPacket packet = new RtpPacket();
    if (!packet.wrap(bytes, 0, bytes.length)) {
      throw new AssertionError("the server sent malformed RTP");
    }
    return packet;
  }

  /** What RTCP said, by type. */
  static final class Told implements RtcpHandler {
    final List<SenderReport> senderReports = new ArrayList<>();
    final List<ReportBlock> blocks = new ArrayList<>();
    final List<Integer> lost = new ArrayList<>();
    final List<Long> bitratesBps = new ArrayList<>();
    final List<Long> byes = new ArrayList<>();
    final List<String> cnames = new ArrayList<>();
    int pliCount;
    int firCount;

    @Override
    public void onSenderReport(SenderReport report) {
      senderReports.add(report);
    }

    @Override
    public void onReportBlock(long senderSsrc, ReportBlock block) {
      blocks.add(block);
    }

    @Override
    public void onCname(long ssrc, String cname) {
      cnames.add(cname);
    }

    @Override
    public void onBye(long ssrc) {
      byes.add(ssrc);
    }

    @Override
    public void onNackedSequenceNumber(long mediaSsrc, int sequenceNumber) {
      lost.add(sequenceNumber);
    }

    @Override
    public void onPictureLossIndication(long senderSsrc, long mediaSsrc) {
      pliCount++;
    }

    @Override
    public void onFullIntraRequest(long senderSsrc, long mediaSsrc, int commandSequenceNumber) {
      firCount++;
    }

    @Override
    public void onReceiverEstimatedMaximumBitrate(
        long senderSsrc, long mediaSsrc, long bitrateBps) {
      bitratesBps.add(bitrateBps);
    }
  }

  private final class Listener implements RtpSessionListener {
    @Override
    public void onFlowInChanged(MediaKind kind, boolean flowing) {
      events.add("in " + kind + " " + flowing);
    }

    @Override
    public void onFlowOutChanged(MediaKind kind, boolean flowing) {
      events.add("out " + kind + " " + flowing);
    }

    @Override
    public void onMediaStateChanged(boolean connected) {
      events.add("media " + connected);
    }

    @Override
    public void onCodecMismatch(MediaKind kind, RtpCodec sourceCodec) {
      events.add("mismatch " + kind + " " + sourceCodec.name());
    }

    @Override
    public void onIceStateChanged(IceTransportState oldState, IceTransportState newState) {}

    @Override
    public void onDtlsStateChanged(DtlsTransportState oldState, DtlsTransportState newState) {}

    @Override
    public void onSelectedCandidatePairChanged(CandidatePair pair) {}
  }
}
