package io.turnout.virtualuser;

import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.Shown.Source;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Confined to its user's thread. When each of the others was last heard and seen, as exact as the
 * observations are apart.
 */
final class MediaActivity {
  /** Full scale is 1; speech has a thousand times as much, a muted track has none. */
  private static final double LEAST_ENERGY = 1e-6;

  private final Map<StreamId, StreamStatistics> before = new HashMap<>();
  private final Map<Line, Activity> lines = new HashMap<>();

  /** One kind of media from one source of one user. Immutable. */
  record Line(VirtualUserId user, Source source, StreamKind kind) {}

  /**
   * What has come over a line. Immutable.
   *
   * @param lastAt when sound was last heard or a frame last decoded
   * @param pictureAt when a frame was last decoded that was not known to be black
   * @param pictureJudged whether the page could say that that frame was not black
   * @param resumedAt when sound or frames last began to come, for the first time or after a gap
   */
  record Activity(Instant lastAt, Instant pictureAt, boolean pictureJudged, Instant resumedAt) {}

  /** Takes the next observation. */
  void update(Observation observation, StreamAttribution attribution) {
    Map<StreamId, StreamStatistics> current = new HashMap<>();
    for (StreamStatistics stream : observation.streams()) {
      current.put(stream.id(), stream);
      attribution
          .owner(stream.id())
          .filter(_ -> hasGrown(before.get(stream.id()), stream))
          .ifPresent(
              owner ->
                  note(
                      new Line(owner.user(), owner.source(), stream.id().kind()),
                      stream,
                      observation));
    }
    before.clear();
    before.putAll(current);
  }

  /** {@return what has come over the line; null when nothing ever has} */
  @Nullable Activity of(VirtualUserId user, Source source, StreamKind kind) {
    return lines.get(new Line(user, source, kind));
  }

  private void note(Line line, StreamStatistics stream, Observation observation) {
    Instant now = observation.at();
    Activity last = lines.get(line);
    @Nullable Boolean dark = stream.trackId().map(observation.shown().dark()::get).orElse(null);
    boolean resumed = last == null || last.lastAt().plus(MediaEffects.GAP).isBefore(now);
    boolean picture = dark == null || !dark;
    lines.put(
        line,
        new Activity(
            now,
            picture || last == null ? now : last.pictureAt(),
            picture ? dark != null : last != null && last.pictureJudged(),
            last == null || resumed ? now : last.resumedAt()));
  }

  private static boolean hasGrown(@Nullable StreamStatistics before, StreamStatistics now) {
    return switch (now.id().kind()) {
      case VIDEO ->
          frames(now.video().frames()) > (before == null ? 0 : frames(before.video().frames()));
      case AUDIO ->
          before != null
              && energy(now.audio().energy()) - energy(before.audio().energy()) > LEAST_ENERGY;
    };
  }

  private static long frames(OptionalLong count) {
    return count.orElse(0);
  }

  private static double energy(OptionalDouble energy) {
    return energy.orElse(0);
  }
}
