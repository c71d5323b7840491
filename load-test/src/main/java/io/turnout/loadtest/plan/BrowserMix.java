package io.turnout.loadtest.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Which browsers play the users, in proportion. Immutable.
 *
 * @param parts in the order of the plan
 */
public record BrowserMix(List<Part> parts) {
  /** Browsers of one kind play so many users for each one that a part of share 1 plays. */
  public record Part(BrowserSettings browser, int share) {
    public Part {
      Limits.BROWSER_SHARE.check("browsers.share", share);
    }
  }

  public BrowserMix {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("browsers: found none, expected at least one");
    }
  }

  /** {@return browsers of one kind for all users} */
  public static BrowserMix of(BrowserSettings browser) {
    return new BrowserMix(List.of(new Part(browser, 1)));
  }

  /** {@return the frames per second of the fastest camera among them} */
  public int fastestCamera() {
    return parts.stream().mapToInt(part -> part.browser().cameraFramesPerSecond()).max().orElse(0);
  }

  /**
   * {@return the number in {@link #parts} of the browsers that play each of so many users} Kinds
   * alternate as evenly as their shares allow, so that every meeting gets its mixture.
   */
  public List<Integer> assign(int users) {
    int[] credit = new int[parts.size()];
    int shares = parts.stream().mapToInt(Part::share).sum();
    List<Integer> assigned = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      int next = 0;
      for (int i = 0; i < credit.length; i++) {
        credit[i] += parts.get(i).share();
        next = credit[i] > credit[next] ? i : next;
      }
      credit[next] -= shares;
      assigned.add(next);
    }
    return assigned;
  }
}
