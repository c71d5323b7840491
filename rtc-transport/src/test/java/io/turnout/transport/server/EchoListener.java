package io.turnout.transport.server;

import io.turnout.transport.CandidatePair;
import io.turnout.transport.DtlsTransportState;
import io.turnout.transport.IceTransportState;
import io.turnout.transport.MediaTransport;
import io.turnout.transport.MediaTransportListener;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Thread-safe. Sends RTP back under another SSRC and remembers what happened. */
final class EchoListener implements MediaTransportListener {
  private final int ssrc;
  private final AtomicInteger rtpPackets = new AtomicInteger();
  private final List<IceTransportState> iceStates = new CopyOnWriteArrayList<>();
  private final List<DtlsTransportState> dtlsStates = new CopyOnWriteArrayList<>();
  private final List<CandidatePair> pairs = new CopyOnWriteArrayList<>();
  private volatile @Nullable MediaTransport transport;

  EchoListener(int ssrc) {
    this.ssrc = ssrc;
  }

  void echoTo(MediaTransport target) {
    transport = target;
  }

  @Override
  public void onRtp(byte[] buffer, int offset, int length, long arrivalNs) {
    rtpPackets.incrementAndGet();
    MediaTransport target = transport;
    if (target != null) {
      byte[] copy = new byte[length + MediaTransport.PROTECTION_ROOM_BYTES];
      System.arraycopy(buffer, offset, copy, 0, length);
      ByteBuffer.wrap(copy).putInt(8, ssrc);
      target.sendRtp(copy, 0, length);
    }
  }

  @Override
  public void onRtcp(byte[] buffer, int offset, int length, long arrivalNs) {
    // Reports are not echoed.
  }

  @Override
  public void onIceStateChanged(IceTransportState oldState, IceTransportState newState) {
    iceStates.add(newState);
  }

  @Override
  public void onDtlsStateChanged(DtlsTransportState oldState, DtlsTransportState newState) {
    dtlsStates.add(newState);
  }

  @Override
  public void onSelectedCandidatePairChanged(CandidatePair pair) {
    pairs.add(pair);
  }

  boolean awaitPackets(int count) throws InterruptedException {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (rtpPackets.get() < count && System.nanoTime() - deadlineNs < 0) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return rtpPackets.get() >= count;
  }

  List<IceTransportState> iceStates() {
    return iceStates;
  }

  List<DtlsTransportState> dtlsStates() {
    return dtlsStates;
  }

  List<CandidatePair> pairs() {
    return pairs;
  }
}
