package io.turnout.virtualuser;

import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.MeetingLedger.Participant;
import io.turnout.virtualuser.Shown.Source;
import io.turnout.virtualuser.Shown.UserTracks;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose stream is whose at one user's end, as of one observation. Immutable. The page says so by
 * its tracks; where it does not, the streams of a meeting of two are the other user's: first its
 * camera, if it has one, then its screen.
 */
final class StreamAttribution {
  private final Map<StreamId, Owner> owners;
  private final Set<VirtualUserId> known;

  /** Who sends a stream, and from what. Immutable. */
  record Owner(VirtualUserId user, Source source) {}

  private StreamAttribution(Map<StreamId, Owner> owners, Set<VirtualUserId> known) {
    this.owners = owners;
    this.known = known;
  }

  /**
   * Attributes the inbound streams.
   *
   * @param observer whose observation it is
   * @param meetingSize users that the meeting has by the plan
   */
  static StreamAttribution of(
      Observation observation, MeetingLedger.State state, VirtualUserId observer, int meetingSize) {
    Optional<List<UserTracks>> tracks = observation.shown().tracks();
    List<Participant> others =
        state.participants().values().stream()
            .filter(participant -> !participant.user().equals(observer))
            .toList();
    if (tracks.isPresent()) {
      return byTracks(observation, tracks.get(), others);
    }
    return meetingSize == 2 && others.size() == 1
        ? ofTheOther(observation, others.getFirst())
        : new StreamAttribution(Map.of(), Set.of());
  }

  private static StreamAttribution byTracks(
      Observation observation, List<UserTracks> tracks, List<Participant> others) {
    Map<String, VirtualUserId> byName = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    for (Participant other : others) {
      if (byName.put(other.displayName(), other.user()) != null) {
        ambiguous.add(other.displayName());
      }
    }
    byName.keySet().removeAll(ambiguous);
    Map<String, Owner> byTrack = new HashMap<>();
    for (UserTracks of : tracks) {
      VirtualUserId user = byName.get(of.user());
      if (user != null) {
        of.trackIds().forEach(track -> byTrack.put(track, new Owner(user, of.source())));
      }
    }
    Map<StreamId, Owner> owners = new HashMap<>();
    for (StreamStatistics stream : observation.streams()) {
      Owner owner = stream.trackId().map(byTrack::get).orElse(null);
      if (owner != null && stream.id().direction() == StreamDirection.INBOUND) {
        owners.put(stream.id(), owner);
      }
    }
    return new StreamAttribution(owners, Set.copyOf(byName.values()));
  }

  private static StreamAttribution ofTheOther(Observation observation, Participant other) {
    Map<StreamId, Owner> owners = new HashMap<>();
    List<StreamId> inbound =
        observation.streams().stream()
            .map(StreamStatistics::id)
            .filter(id -> id.direction() == StreamDirection.INBOUND)
            .sorted(Comparator.comparingInt(StreamId::connection))
            .toList();
    boolean first = other.hasCamera();
    for (StreamId stream : inbound) {
      if (stream.kind() == StreamKind.AUDIO) {
        owners.put(stream, new Owner(other.user(), Source.CAMERA));
      } else {
        owners.put(stream, new Owner(other.user(), first ? Source.CAMERA : Source.SCREEN));
        first = false;
      }
    }
    return new StreamAttribution(owners, Set.of(other.user()));
  }

  /** {@return who sends this stream, if that is known} */
  Optional<Owner> owner(StreamId stream) {
    return Optional.ofNullable(owners.get(stream));
  }

  /** {@return whether this user's streams can be told from all others} */
  boolean knows(VirtualUserId user) {
    return known.contains(user);
  }
}
