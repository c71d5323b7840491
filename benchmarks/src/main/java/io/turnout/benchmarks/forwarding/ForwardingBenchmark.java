package io.turnout.benchmarks.forwarding;

import io.turnout.dtls.DtlsCertificate;
import io.turnout.mediaserver.MediaServer;
import io.turnout.mediaserver.MediaServerOptions;
import io.turnout.net.EventLoop;
import io.turnout.net.EventLoopGroup;
import io.turnout.srtp.SrtpProtector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.kurento.client.KurentoClient;
import org.kurento.client.MediaPipeline;
import org.kurento.client.WebRtcEndpoint;

/**
 * One source to several sinks through a whole media server over loopback, with real SRTP. Prints
 * what the server's threads spend on a forwarded packet: processor time and allocation, so that
 * neither the peers nor the machine's other work count.
 */
public final class ForwardingBenchmark {
  private static final int[] SINKS = {1, 4, 16};
  private static final int PAYLOAD_BYTES = 1100;
  private static final int BURST_PACKETS = 10;
  private static final long BURST_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(10);

  private ForwardingBenchmark() {}

  /**
   * Runs all sizes and prints a line each.
   *
   * @param packets that the source sends in the measured part; half as many warm up
   */
  public static void run(int packets) throws Exception {
    System.out.println("sinks  forwarded  lost  CPU ns/packet  bytes/packet");
    try (MediaServer server =
            MediaServer.start(MediaServerOptions.defaults().withControl("127.0.0.1", 0));
        EventLoopGroup loops = EventLoopGroup.start("peers", 1)) {
      KurentoClient client = KurentoClient.create(server.controlUri().toString());
      try {
        for (int sinks : SINKS) {
          measure(server, client, loops.next(), sinks, packets);
        }
      } finally {
        client.destroy();
      }
    }
  }

  private static void measure(
      MediaServer server, KurentoClient client, EventLoop loop, int sinks, int packets)
      throws Exception {
    DtlsCertificate certificate = DtlsCertificate.generate();
    MediaPipeline pipeline = client.createMediaPipeline();
    List<BenchmarkPeer> peers = new ArrayList<>();
    try {
      List<WebRtcEndpoint> endpoints = new ArrayList<>();
      for (int i = 0; i <= sinks; i++) {
        BenchmarkPeer peer = new BenchmarkPeer(loop, certificate, 1000 + i);
        peers.add(peer);
        WebRtcEndpoint endpoint = new WebRtcEndpoint.Builder(pipeline).build();
        endpoints.add(endpoint);
        if (i > 0) {
          endpoints.getFirst().connect(endpoint);
        }
        peer.answered(endpoint.processOffer(peer.offer()), server.mediaPort());
        endpoint.gatherCandidates();
        peer.connected().get(60, TimeUnit.SECONDS);
      }
      SrtpProtector protector = peers.getFirst().connected().join();
      send(loop, peers.getFirst(), protector, packets / 2);
      long receivedBefore = received(peers);
      ServerThreads.Usage before = ServerThreads.now();
      send(loop, peers.getFirst(), protector, packets);
      ServerThreads.Usage used = ServerThreads.now().minus(before);
      report(sinks, (long) packets * sinks, received(peers) - receivedBefore, used);
    } finally {
      peers.forEach(BenchmarkPeer::close);
      pipeline.release();
    }
  }

  private static void report(int sinks, long expected, long received, ServerThreads.Usage used) {
    System.out.printf(
        "%5d  %9d  %4d  %13.0f  %12.1f%n",
        sinks,
        received,
        Math.max(0, expected - received),
        (double) used.cpuNs() / received,
        (double) used.allocatedBytes() / received);
  }

  private static long received(List<BenchmarkPeer> peers) {
    return peers.stream().skip(1).mapToLong(BenchmarkPeer::received).sum();
  }

  /** At an even pace, as a sender does, so that socket buffers do not overflow. */
  private static void send(
      EventLoop loop, BenchmarkPeer source, SrtpProtector protector, int packets)
      throws InterruptedException {
    byte[] payload = new byte[PAYLOAD_BYTES];
    payload[0] = 0x10; // VP8: start of a partition; the next byte's last bit 0 says key frame
    for (int sent = 0; sent < packets; sent += BURST_PACKETS) {
      CountDownLatch burst = new CountDownLatch(1);
      loop.execute(
          () -> {
            for (int i = 0; i < BURST_PACKETS; i++) {
              source.sendRtp(protector, payload);
            }
            burst.countDown();
          });
      burst.await();
      LockSupport.parkNanos(BURST_PAUSE_NS);
    }
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
  }
}
