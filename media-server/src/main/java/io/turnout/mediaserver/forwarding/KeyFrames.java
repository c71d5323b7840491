package io.turnout.mediaserver.forwarding;

import io.turnout.rtp.H264Payload;
import io.turnout.rtp.RtpPacket;
import io.turnout.rtp.Vp8PayloadDescriptor;
import java.util.Locale;

/** How key frames of a codec are recognised in its packets. */
enum KeyFrames {
  VP8 {
    @Override
    boolean isStart(RtpPacket packet) {
      return Vp8PayloadDescriptor.isStartOfKeyFrame(
          packet.buffer(), packet.payloadOffset(), packet.payloadBytes());
    }
  },
  H264 {
    @Override
    boolean isStart(RtpPacket packet) {
      return H264Payload.isStartOfKeyFrame(
          packet.buffer(), packet.payloadOffset(), packet.payloadBytes());
    }
  },
  /** Audio, and video whose payload is not understood here: any packet may come first. */
  ANY_PACKET {
    @Override
    boolean isStart(RtpPacket packet) {
      return true;
    }
  };

  /** {@return whether a receiver may begin with this packet} */
  abstract boolean isStart(RtpPacket packet);

  static KeyFrames of(RtpCodec codec) {
    return switch (codec.name().toUpperCase(Locale.ROOT)) {
      case "VP8" -> VP8;
      case "H264" -> H264;
      default -> ANY_PACKET;
    };
  }
}
