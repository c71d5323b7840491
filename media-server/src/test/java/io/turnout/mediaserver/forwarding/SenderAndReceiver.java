package io.turnout.mediaserver.forwarding;

import io.turnout.mediaserver.stats.MediaCounters;
import io.turnout.rtp.MediaKind;
import io.turnout.transport.testing.ManualEventLoop;

/** A session that sends audio and video and one that receives, on a loop moved by hand. */
abstract class SenderAndReceiver {
  final ManualEventLoop loop = new ManualEventLoop();
  final MediaCounters counters = new MediaCounters();
  final Peer sender = new Peer(loop, counters).connected(Peer.video(10), Peer.audio(11));
  final Peer receiver = new Peer(loop, counters).connected(Peer.video(20), Peer.audio(21));

  void connectVideo() {
    sender.session.connect(MediaKind.VIDEO, receiver.session);
  }
}
