package io.turnout.loadtest;

import io.turnout.virtualuser.AgentStartException;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.UserAgent;
import io.turnout.virtualuser.UserAgentFactory;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Thread-safe. Passes starts on and remembers whether any agent could be started, and which. */
final class AgentLedger implements UserAgentFactory {
  private final UserAgentFactory agents;
  private final Set<String> started = new ConcurrentSkipListSet<>();
  private final AtomicReference<@Nullable String> refused = new AtomicReference<>();

  AgentLedger(UserAgentFactory agents) {
    this.agents = agents;
  }

  @Override
  public UserAgent start(Invitation invitation) throws AgentStartException, InterruptedException {
    try {
      UserAgent agent = agents.start(invitation);
      started.add(agent.description());
      return agent;
    } catch (AgentStartException e) {
      refused.compareAndSet(null, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /** {@return what plays the users, each kind once, if one was started} */
  Optional<String> description() {
    return started.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", started));
  }

  /** {@return why not a single agent could be started, if so} */
  Optional<String> refusal() {
    return started.isEmpty() ? Optional.ofNullable(refused.get()) : Optional.empty();
  }
}
