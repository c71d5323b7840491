package io.turnout.virtualuser.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.virtualuser.application.PageException;
import io.turnout.virtualuser.grid.GridWatch;
import io.turnout.virtualuser.grid.SessionWatch;
import io.turnout.virtualuser.grid.testing.FakeGrid;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.NoSuchSessionException;
import org.openqa.selenium.WebDriverException;

@Timeout(120)
class BoundedCallsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void shouldEndACallIntoANodeThatIsLost() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    FakeGrid grid = FakeGrid.start();
    try (GridWatch watch = GridWatch.start(grid.address(), Duration.ofSeconds(1))) {
      SessionWatch session = watch.watch("a");
      grid.close();

      assertThatThrownBy(
              () ->
                  BoundedCalls.call(
                      LONG,
                      session,
                      () -> {
                        never.await();
                        return true;
                      }))
          .hasMessageContaining("the Grid at " + grid.address() + " has not answered")
          .asInstanceOf(InstanceOfAssertFactories.type(PageException.class))
          .matches(PageException::isBrowserGone);
    }
  }

  @Test
  void shouldTellASessionThatTheGridEndedFromABrowserThatCrashed() {
    SessionWatch silent = SessionWatch.unwatched();
    silent.spoken(System.nanoTime() - Duration.ofSeconds(125).toNanos());
    assertThatThrownBy(() -> fail(silent, new NoSuchSessionException("no session a")))
        .hasMessageContaining("the Grid ended this session after 125 s without a command");
    assertThatThrownBy(
            () -> fail(SessionWatch.unwatched(), new NoSuchSessionException("no session a")))
        .hasMessageContaining("the Grid ended its session");
    assertThatThrownBy(
            () ->
                fail(
                    SessionWatch.unwatched(),
                    new WebDriverException("tab crashed\n (Session info: chrome=156)")))
        .hasMessageContaining("it crashed: tab crashed");
  }

  @Test
  void shouldNotCallABrowserGoneWhosePageRefused() throws Exception {
    SessionWatch watch = SessionWatch.unwatched();

    assertThatThrownBy(() -> fail(watch, new WebDriverException("no such element")))
        .asInstanceOf(InstanceOfAssertFactories.type(PageException.class))
        .matches(e -> !e.isBrowserGone());
    assertThat(BoundedCalls.call(LONG, watch, () -> "answer")).isEqualTo("answer");
  }

  private static void fail(SessionWatch watch, RuntimeException failure) throws Exception {
    BoundedCalls.call(
        LONG,
        watch,
        () -> {
          throw failure;
        });
  }
}
