package io.turnout.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How much this machine carries. Immutable.
 *
 * @param usersPerMeeting of each meeting
 * @param cameraFramesPerSecond of each user's fake camera
 * @param userEvery from the start of one browser to the start of the next
 * @param joinTimeout from a browser's start to proof of media
 */
record DemoSize(
    int meetings,
    int usersPerMeeting,
    int cameraFramesPerSecond,
    Duration userEvery,
    Duration joinTimeout) {
  /**
   * From here on a machine has too little to spare for half a core per Chromium user: usual ones
   * start the three servers in less than 5 s, and where they took 19 s, four browsers could not
   * join in 90 s.
   */
  static final Duration SLOW_START = Duration.ofSeconds(10);

  private static final int MOST_MEETINGS = 8;
  private static final int USERS_PER_MEETING = 2;

  /** A Chromium user takes about half a core of a machine that is not busy otherwise. */
  static DemoSize forCores(int cores) {
    return new DemoSize(
        Math.clamp(cores, 1, MOST_MEETINGS),
        USERS_PER_MEETING,
        20,
        Duration.ofSeconds(1),
        Duration.ofSeconds(90));
  }

  /**
   * Less, where the demo's servers took long to start: nothing tells sooner what a machine carries.
   */
  DemoSize after(Duration start) {
    return start.compareTo(SLOW_START) < 0
        ? this
        : new DemoSize(
            Math.ceilDiv(meetings, 2),
            usersPerMeeting,
            10,
            Duration.ofSeconds(8),
            Duration.ofMinutes(4));
  }

  /** {@return what this size has less of than another, such as {@code 1 meeting instead of 2}} */
  String lessThan(DemoSize planned) {
    List<String> less = new ArrayList<>();
    if (meetings < planned.meetings) {
      less.add(
          "%d meeting%s instead of %d"
              .formatted(meetings, meetings == 1 ? "" : "s", planned.meetings));
    }
    if (cameraFramesPerSecond < planned.cameraFramesPerSecond) {
      less.add(
          "cameras of %d frames a second instead of %d"
              .formatted(cameraFramesPerSecond, planned.cameraFramesPerSecond));
    }
    if (userEvery.compareTo(planned.userEvery) > 0) {
      less.add(
          "a browser every %d s instead of %d"
              .formatted(userEvery.toSeconds(), planned.userEvery.toSeconds()));
    }
    return String.join(", ", less);
  }

  int users() {
    return meetings * usersPerMeeting;
  }
}
