package io.turnout.loadtest;

import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.AgentStartException;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.PortalAgent;
import io.turnout.virtualuser.UserAgent;
import io.turnout.virtualuser.UserAgentFactory;
import io.turnout.virtualuser.browser.BrowserAgentFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Thread-safe. Starts for each user a browser of the kind that the plan's mixture gives it. */
final class MixedBrowsers implements UserAgentFactory {
  private final BrowserAgentFactory first;
  private final Map<VirtualUserId, BrowserAgentFactory> kindOf = new HashMap<>();

  /**
   * Browsers of several kinds.
   *
   * @param assigned the number of the kind of each user
   */
  MixedBrowsers(
      List<BrowserAgentFactory> kinds, List<Integer> assigned, List<VirtualUserId> users) {
    first = kinds.getFirst();
    for (int i = 0; i < users.size(); i++) {
      kindOf.put(users.get(i), kinds.get(assigned.get(i)));
    }
  }

  @Override
  public UserAgent start(Invitation invitation) throws AgentStartException, InterruptedException {
    return kindOf.getOrDefault(invitation.user(), first).start(invitation);
  }

  /** {@return what opens the application's admin portal in a browser of the first kind} */
  Optional<PortalAgent.Factory> portal() {
    return first.portal();
  }
}
