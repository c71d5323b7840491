package io.turnout.transport.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. A lossy link as a UDP relay on loopback, for real browsers: clients send to its
 * port, it passes packets on to the server from one port per client, each direction under its own
 * conditions, which may change while it runs.
 */
public final class UdpRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UdpRelay.class);
  private static final int MAX_CLIENTS = 1024;
  private static final int MAX_DATAGRAM_BYTES = 2048;
  private static final long IDLE_MS = 50;

  private final Selector selector;
  private final DatagramChannel front;
  private final InetSocketAddress server;
  private final long seed;
  private final Map<InetSocketAddress, Client> clients = new HashMap<>();
  private final List<Client> inOrder = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);
  private final AtomicLong lost = new AtomicLong();
  private final Set<Integer> cutOffPorts = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile LinkConditions toServer = LinkConditions.PERFECT;
  private volatile LinkConditions toClients = LinkConditions.PERFECT;

  private UdpRelay(Selector selector, DatagramChannel front, InetSocketAddress server, long seed) {
    this.selector = selector;
    this.front = front;
    this.server = server;
    this.seed = seed;
    thread = Thread.ofPlatform().name("udp-relay").daemon().unstarted(this::run);
  }

  /**
   * Starts a relay on any free port of 127.0.0.1.
   *
   * @param server where packets go; on loopback
   */
  public static UdpRelay start(InetSocketAddress server, long seed) throws IOException {
    Selector selector = Selector.open();
    DatagramChannel front = channel();
    front.register(selector, SelectionKey.OP_READ);
    UdpRelay relay = new UdpRelay(selector, front, server, seed);
    relay.thread.start();
    return relay;
  }

  private static DatagramChannel channel() throws IOException {
    DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
    channel.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    channel.configureBlocking(false);
    return channel;
  }

  /** {@return the port that clients are to send to} */
  public int port() {
    return front.socket().getLocalPort();
  }

  /** Changes what happens to packets from clients to the server, from now on. */
  public void setToServer(LinkConditions conditions) {
    toServer = conditions;
  }

  /** Changes what happens to packets from the server to clients, from now on. */
  public void setToClients(LinkConditions conditions) {
    toClients = conditions;
  }

  /**
   * Lets nothing of one client pass any more, in neither direction.
   *
   * @param port from which the server gets the client's packets
   */
  public void cutOff(int port) {
    cutOffPorts.add(port);
  }

  /** {@return packets lost on purpose so far, both directions} */
  public long lost() {
    return lost.get();
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(this::read, waitMs());
        deliver(System.nanoTime());
      }
    } catch (ClosedSelectorException e) {
      LOG.debug("relay closed");
    } catch (IOException e) {
      LOG.warn("relay ended: {}", e.toString());
    }
  }

  private long waitMs() {
    long nowNs = System.nanoTime();
    long waitNs = TimeUnit.MILLISECONDS.toNanos(IDLE_MS);
    for (Client client : inOrder) {
      waitNs = Math.min(waitNs, until(client.up.nextArrivalNs(), nowNs, waitNs));
      waitNs = Math.min(waitNs, until(client.down.nextArrivalNs(), nowNs, waitNs));
    }
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(waitNs));
  }

  private static long until(OptionalLong arrivalNs, long nowNs, long otherwise) {
    return arrivalNs.isPresent() ? arrivalNs.getAsLong() - nowNs : otherwise;
  }

  private void read(SelectionKey key) {
    DatagramChannel channel = (DatagramChannel) key.channel();
    try {
      buffer.clear();
      while (channel.receive(buffer) instanceof InetSocketAddress source) {
        byte[] packet = new byte[buffer.flip().remaining()];
        buffer.get(packet);
        if (channel.equals(front)) {
          Client client = client(source);
          if (client != null) {
            send(client.up, packet, conditions(client, toServer));
          }
        } else if (source.equals(server) && key.attachment() instanceof Client client) {
          send(client.down, packet, conditions(client, toClients));
        }
        buffer.clear();
      }
    } catch (IOException e) {
      LOG.debug("relay receive: {}", e.toString());
    }
  }

  private LinkConditions conditions(Client client, LinkConditions direction) {
    return cutOffPorts.contains(client.back.socket().getLocalPort())
        ? direction.withCut(true)
        : direction;
  }

  private void send(LossyLink<byte[]> link, byte[] packet, LinkConditions conditions) {
    long before = link.lost();
    link.setConditions(conditions);
    link.send(packet, packet.length, System.nanoTime());
    lost.addAndGet(link.lost() - before);
  }

  private @Nullable Client client(InetSocketAddress source) throws IOException {
    Client known = clients.get(source);
    if (known != null || clients.size() == MAX_CLIENTS) {
      return known;
    }
    DatagramChannel back = channel();
    long ownSeed = seed + 2L * clients.size();
    Client client =
        new Client(
            source,
            back,
            new LossyLink<>(ownSeed, toServer),
            new LossyLink<>(ownSeed + 1, toClients));
    back.register(selector, SelectionKey.OP_READ, client);
    clients.put(source, client);
    inOrder.add(client);
    return client;
  }

  private void deliver(long nowNs) throws IOException {
    for (Client client : inOrder) {
      for (Optional<byte[]> p = client.up.poll(nowNs); p.isPresent(); p = client.up.poll(nowNs)) {
        client.back.send(ByteBuffer.wrap(p.get()), server);
      }
      for (Optional<byte[]> p = client.down.poll(nowNs);
          p.isPresent();
          p = client.down.poll(nowNs)) {
        front.send(ByteBuffer.wrap(p.get()), client.address);
      }
    }
  }

  /** Stops relaying and closes all ports. */
  @Override
  public void close() throws IOException {
    selector.wakeup();
    selector.close();
    front.close();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Client client : inOrder) {
      client.back.close();
    }
  }

  private record Client(
      InetSocketAddress address,
      DatagramChannel back,
      LossyLink<byte[]> up,
      LossyLink<byte[]> down) {}
}
