package io.turnout.loadtest.estimate;

import io.turnout.virtualuser.pattern.UserPattern;

/**
 * What one browser user costs. Pure. The constants are rounded means of measurements with headless
 * Chromium 156 on two virtual AMD EPYC cores, 640x480 at 30 frames a second, VP8 and Opus: sending
 * alone took 0.21 cores, sending and receiving one other user 0.36, three others 0.48 (a quarter of
 * the pixels at half the frame rate: 0.28), with audio alone and three others 0.17; the
 * proportional set size was 330 to 460 MB whatever the load. Docs/plan-reference.md repeats them.
 */
final class CostModel {
  private static final double VIDEO_SENT_CORES = 0.21;
  private static final double VIDEO_RECEIVED_CORES = 0.09;
  private static final double AUDIO_SENT_CORES = 0.08;
  private static final double AUDIO_RECEIVED_CORES = 0.03;

  /** Of what video costs, the part that does not depend on its pixels. */
  private static final double FIXED_SHARE = 0.54;

  private static final double MEASURED_PIXELS_PER_SECOND = 640.0 * 480 * 30;

  /** Browser and driver. */
  static final double BROWSER_BYTES = 480e6;

  /** Grid and Turnout. */
  static final double BASE_BYTES = 500e6;

  private static final double VIDEO_BPS = 600_000;
  private static final double AUDIO_BPS = 40_000;

  /** RTP, UDP and IP headers, RTCP. */
  private static final double OVERHEAD = 1.1;

  private static final double VIDEO_PACKETS_PER_SECOND = 75;
  private static final double AUDIO_PACKETS_PER_SECOND = 50;

  private CostModel() {}

  /**
   * What one meeting needs. Immutable.
   *
   * @param cores of the machines that run the browsers
   * @param sentBps by all its users, on the wire
   * @param receivedBps by all its users, which is what the media server sends
   * @param streamsIn at the media server
   * @param streamsOut of the media server
   * @param packetsOut of the media server, in a second
   */
  record MeetingCost(
      double cores,
      double sentBps,
      double receivedBps,
      double streamsIn,
      double streamsOut,
      double packetsOut) {}

  /** {@return the cost of a meeting of so many users, in which every stream goes to every other} */
  static MeetingCost ofMeeting(UserPattern pattern, int users, int cameraFramesPerSecond) {
    double cameras = pattern.camera().isPresent() ? users : 0;
    double screens =
        pattern
            .screen()
            .map(share -> share.users().stream().filter(number -> number <= users).count())
            .orElse(0L);
    double videos = cameras + screens;
    double others = users - 1.0;
    double pixels =
        pattern.camera().map(camera -> pixelShare(camera, cameraFramesPerSecond)).orElse(1.0);
    double videoScale = FIXED_SHARE + (1 - FIXED_SHARE) * pixels;
    double cores =
        videoScale * (videos * VIDEO_SENT_CORES + videos * others * VIDEO_RECEIVED_CORES)
            + audioCores(users, cameras > 0);
    double videoBps = bitrate(pattern);
    double sentBps = OVERHEAD * (videos * videoBps + users * AUDIO_BPS);
    return new MeetingCost(
        cores,
        sentBps,
        sentBps * others,
        videos + users,
        (videos + users) * others,
        (videos * VIDEO_PACKETS_PER_SECOND + users * AUDIO_PACKETS_PER_SECOND) * others);
  }

  /** The figures of video have their audio in them. */
  private static double audioCores(int users, boolean withVideo) {
    return withVideo ? 0 : users * (AUDIO_SENT_CORES + (users - 1) * AUDIO_RECEIVED_CORES);
  }

  private static double pixelShare(UserPattern.Camera camera, int cameraFramesPerSecond) {
    double width = camera.width().orElse(640);
    double height = camera.height().orElse(480);
    double rate = Math.min(camera.framesPerSecond().orElse(60), cameraFramesPerSecond);
    return width * height * rate / MEASURED_PIXELS_PER_SECOND;
  }

  private static double bitrate(UserPattern pattern) {
    return pattern
        .camera()
        .filter(camera -> camera.maxBitrateBps().isPresent())
        .map(camera -> (double) camera.maxBitrateBps().getAsInt())
        .orElse(VIDEO_BPS);
  }
}
