package io.turnout.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.AgentStartException;
import io.turnout.virtualuser.Invitation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PacedAgentsTest {
  private static final Invitation ANN =
      new Invitation(new VirtualUserId("m1", "ann"), "Ann", "m1", 2);

  @Test
  void shouldStartNoMoreAgentsAtATimeThanAllowedAndSaySo() throws Exception {
    AtomicInteger starting = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch twoStart = new CountDownLatch(2);
    PacedAgents paced =
        new PacedAgents(
            invitation -> {
              most.accumulateAndGet(starting.incrementAndGet(), Math::max);
              twoStart.countDown();
              // Longer than the wait that is worth a word.
              Thread.sleep(1200);
              starting.decrementAndGet();
              throw new AgentStartException("there is no browser");
            },
            2);

    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      threads.add(Thread.ofVirtual().start(() -> start(paced)));
    }
    twoStart.await();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(most).hasValue(2);
    assertThat(paced.delays().orElseThrow())
        .startsWith("The Grid's nodes start 2 browsers at a time: 1 user came later than planned");
  }

  @Test
  void shouldSayNothingWhenNobodyWaits() {
    PacedAgents paced =
        new PacedAgents(
            invitation -> {
              throw new AgentStartException("there is no browser");
            },
            1);
    start(paced);

    assertThat(paced.delays()).isEmpty();
  }

  private static void start(PacedAgents agents) {
    try (var agent = agents.start(ANN)) {
      assertThat(agent).isNull();
    } catch (AgentStartException e) {
      assertThat(e).hasMessage("there is no browser");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
