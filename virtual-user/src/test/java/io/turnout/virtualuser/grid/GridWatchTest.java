package io.turnout.virtualuser.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.virtualuser.grid.testing.FakeGrid;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class GridWatchTest {
  private static final String NODE = "http://10.0.0.6:5555";
  private static final String OTHER = "http://10.0.0.7:5555";

  private final SessionFates fates = new SessionFates();

  @Test
  void shouldTellOwnersOfSessionsWhoseNodeIsDown() throws Exception {
    try (FakeGrid grid = FakeGrid.start()) {
      grid.node(NODE, "UP", 2, "a");
      grid.node(OTHER, "UP", 2, "b");
      try (GridWatch watch = GridWatch.start(grid.address(), Duration.ofMinutes(2))) {
        SessionWatch first = watch.watch("a");
        SessionWatch second = watch.watch("b");
        CompletableFuture<String> lost = first.loss();
        CompletableFuture<String> kept = second.loss();
        grid.node(NODE, "DOWN", 2, "a");

        assertThat(lost.get(60, TimeUnit.SECONDS)).isEqualTo("the Grid node " + NODE + " is down");
        assertThat(first.loss()).isCompleted();
        assertThat(kept).isNotDone();
        assertThat(watch.hubLost()).isEmpty();
      }
    }
  }

  @Test
  void shouldLoseAllSessionsWithTheHub() throws Exception {
    FakeGrid grid = FakeGrid.start();
    try (GridWatch watch = GridWatch.start(grid.address(), Duration.ofSeconds(1))) {
      CompletableFuture<String> lost = watch.watch("a").loss();

      grid.close();

      assertThat(lost.get(60, TimeUnit.SECONDS))
          .contains("the Grid at " + grid.address() + " has not answered for 1 s");
      assertThat(watch.hubLost()).contains(lost.get());
      assertThat(watch.watch("late").loss()).isCompletedWithValue(lost.get());
    }
  }

  @Test
  void shouldWaitForASecondLookBeforeASessionIsLost() {
    fates.add("a");
    assertThat(fates.look(status(up(NODE, "a")))).isEmpty();
    assertThat(fates.look(status())).isEmpty();
    assertThat(fates.look(status(up(NODE, "a")))).isEmpty();
    assertThat(fates.look(status())).isEmpty();

    assertThat(fates.look(status()))
        .containsExactly(
            new SessionFates.Loss("a", "the Grid node " + NODE + " is no longer in the Grid"));
    assertThat(fates.look(status())).isEmpty();
  }

  @Test
  void shouldLeaveSessionsAloneThatAreNotSeenYetOrEndedOnANodeThatIsWell() {
    fates.add("new");
    fates.add("ended");
    fates.look(status(up(NODE, "ended")));

    for (int look = 0; look < 5; look++) {
      assertThat(fates.look(status(up(NODE)))).isEmpty();
    }
  }

  @Test
  void shouldLetLargeNodesStartMoreBrowsersAtATime() {
    assertThat(GridStatus.startsOn(1)).isEqualTo(1);
    assertThat(GridStatus.startsOn(4)).isEqualTo(2);
    assertThat(GridStatus.startsOn(20)).isEqualTo(5);
  }

  private static GridStatus status(NodeState... nodes) {
    return new GridStatus(true, List.of(nodes));
  }

  private static NodeState up(String uri, String... sessions) {
    return new NodeState(URI.create(uri), "UP", 4, false, Set.of(sessions), Optional.empty());
  }
}
