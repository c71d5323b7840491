package io.turnout.cli.demo;

/**
 * How much this machine carries: a Chromium user takes about half a core. Immutable.
 *
 * @param usersPerMeeting of each meeting
 */
record DemoSize(int meetings, int usersPerMeeting) {
  private static final int MOST_MEETINGS = 8;

  static DemoSize forCores(int cores) {
    return new DemoSize(Math.clamp(cores, 1, MOST_MEETINGS), 2);
  }

  int users() {
    return meetings * usersPerMeeting;
  }
}
