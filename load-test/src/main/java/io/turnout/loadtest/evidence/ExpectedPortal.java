package io.turnout.loadtest.evidence;

import io.turnout.report.record.PortalCount;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Thread-safe. What a portal should count, from what the run itself has seen: the connected users,
 * their meetings, and their streams, one of camera and microphone each and one for each screen that
 * is shared.
 */
final class ExpectedPortal {

  /**
   * What should be counted now. Immutable.
   *
   * @param changedAt when it last became another; {@link Instant#MIN} if never
   */
  record Standing(PortalCount count, Instant changedAt) {}

  private final Object lock = new Object();
  private final Set<VirtualUserId> connected = new HashSet<>();
  private final Set<VirtualUserId> sharing = new HashSet<>();
  private Instant changedAt = Instant.MIN;

  void take(RunEvent event) {
    synchronized (lock) {
      switch (event) {
        case RunEvent.UserStateChanged change -> {
          if (change.state() == UserState.CONNECTED) {
            connected.add(change.user());
          } else {
            connected.remove(change.user());
            sharing.remove(change.user());
          }
          changedAt = change.at();
        }
        case RunEvent.ActionPerformed done -> act(done);
        default -> {}
      }
    }
  }

  private void act(RunEvent.ActionPerformed done) {
    boolean changed =
        switch (done.action()) {
          case START_SCREEN_SHARE -> sharing.add(done.user());
          case STOP_SCREEN_SHARE -> sharing.remove(done.user());
          // The page is another one afterwards; a screen has to be shared again.
          case REJOIN, RELOAD -> {
            sharing.remove(done.user());
            yield true;
          }
          case MUTE, UNMUTE, CAMERA_OFF, CAMERA_ON, SEND_MESSAGE, DRAW_STROKE, KEEP_ALIVE -> false;
        };
    if (changed) {
      changedAt = done.at();
    }
  }

  Standing standing() {
    synchronized (lock) {
      int meetings = (int) connected.stream().map(VirtualUserId::meeting).distinct().count();
      int screens = (int) sharing.stream().filter(connected::contains).count();
      return new Standing(
          new PortalCount(meetings, connected.size(), connected.size() + screens), changedAt);
    }
  }
}
