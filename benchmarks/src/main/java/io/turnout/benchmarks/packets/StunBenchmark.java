package io.turnout.benchmarks.packets;

import io.turnout.ice.CheckOutcome;
import io.turnout.ice.IceLiteAgent;
import io.turnout.ice.IceTimeouts;
import io.turnout.sdp.IceParameters;
import io.turnout.stun.MessageIntegrity;
import io.turnout.stun.StunHeader;
import io.turnout.stun.StunReader;
import io.turnout.stun.StunWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;

/** A browser's connectivity check (RFC 8445, section 7.2) is read, and read and answered. */
public class StunBenchmark extends PacketBenchmark {
  private static final IceParameters LOCAL =
      new IceParameters("fragment", "a-password-of-24-letters");
  private static final long FOREVER_NS = TimeUnit.HOURS.toNanos(1);

  private final InetSocketAddress peer =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
  private final IceLiteAgent agent =
      new IceLiteAgent(LOCAL, new IceTimeouts(FOREVER_NS, FOREVER_NS, FOREVER_NS));
  private final StunReader reader = new StunReader();
  private final StunWriter check =
      new StunWriter(548)
          .begin(StunHeader.BINDING_REQUEST, new byte[StunHeader.TRANSACTION_ID_BYTES])
          .username(LOCAL.usernameFragment() + ":peer")
          .iceControlling(1)
          .useCandidate()
          .priority(2_130_706_431L)
          .messageIntegrity(MessageIntegrity.ofPassword(LOCAL.password()))
          .fingerprint();

  @Benchmark
  public boolean parse() {
    return reader.read(check.buffer(), 0, check.length());
  }

  @Benchmark
  public CheckOutcome parseAndAnswer() {
    if (!reader.read(check.buffer(), 0, check.length())) {
      throw new IllegalStateException("the check is well-formed");
    }
    return agent.onMessage(reader, peer, 0);
  }
}
