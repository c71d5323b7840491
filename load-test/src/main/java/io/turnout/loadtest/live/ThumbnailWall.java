package io.turnout.loadtest.live;

import io.turnout.loadtest.evidence.WatchedAgent;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.Thumbnail;
import io.turnout.virtualuser.UserAgent;
import io.turnout.virtualuser.UserAgentFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Thread-safe. The latest picture of what each user sees. Pictures cost the browsers, so they are
 * taken only of users whose picture somebody has asked for in the last seconds; each is taken on
 * its user's own thread.
 */
final class ThumbnailWall {
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration INTEREST = Duration.ofSeconds(15);

  private final InstantSource clock;
  private final Map<VirtualUserId, Instant> askedAt = new ConcurrentHashMap<>();
  private final Map<VirtualUserId, Picture> pictures = new ConcurrentHashMap<>();

  /** Immutable. A picture and when it was taken. */
  record Picture(Thumbnail thumbnail, Instant at) {}

  ThumbnailWall(InstantSource clock) {
    this.clock = clock;
  }

  /** {@return agents whose pictures can be had} */
  UserAgentFactory watching(UserAgentFactory agents) {
    return invitation ->
        new WatchedAgent(agents.start(invitation), new UserPictures(invitation.user()));
  }

  /** {@return the last picture of this user, if there is one; asks for more} */
  Optional<Picture> look(VirtualUserId user) {
    askedAt.put(user, clock.instant());
    return Optional.ofNullable(pictures.get(user));
  }

  private boolean isDue(VirtualUserId user, Instant now) {
    Instant asked = askedAt.get(user);
    Picture last = pictures.get(user);
    return asked != null
        && asked.plus(INTEREST).isAfter(now)
        && (last == null || !last.at().plus(INTERVAL).isAfter(now));
  }

  private final class UserPictures implements WatchedAgent.Care {
    private final VirtualUserId user;

    UserPictures(VirtualUserId user) {
      this.user = user;
    }

    @Override
    public void beforeObservation(UserAgent agent) throws InterruptedException {
      Instant now = clock.instant();
      if (isDue(user, now)) {
        agent.thumbnail().ifPresent(thumbnail -> pictures.put(user, new Picture(thumbnail, now)));
      }
    }

    @Override
    public void beforeClose(UserAgent agent) {
      pictures.remove(user);
      askedAt.remove(user);
    }
  }
}
