package io.turnout.meetingapp.meeting;

import io.turnout.meetingapp.media.MediaGateway;
import io.turnout.meetingapp.media.MediaServerStatus;
import io.turnout.meetingapp.protocol.ErrorCode;
import io.turnout.meetingapp.protocol.IceServer;
import io.turnout.meetingapp.protocol.MeetingEndReason;
import io.turnout.meetingapp.protocol.MeetingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Thread-safe. All meetings of the application: lets users in, seats a new meeting on the media
 * server with the fewest, and ends meetings whose server is lost.
 */
public final class MeetingRegistry {
  private final MeetingLimits limits;
  private final List<IceServer> iceServers;
  private final List<MediaGateway> gateways;
  private final AtomicLong ids = new AtomicLong();
  private final AtomicInteger liveEndpoints = new AtomicInteger();

  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock:
  private final Map<String, Meeting> meetings = new LinkedHashMap<>();
  private final Map<Meeting, Integer> seats = new LinkedHashMap<>();
  private final Set<Meeting> unreleased = new HashSet<>();
  private boolean closed;

  /** Listens to the gateways' losses; closes none of them. */
  public MeetingRegistry(
      MeetingLimits limits, List<IceServer> iceServers, List<? extends MediaGateway> gateways) {
    this.limits = limits;
    this.iceServers = List.copyOf(iceServers);
    this.gateways = List.copyOf(gateways);
    for (MediaGateway gateway : this.gateways) {
      gateway.onLost(() -> endMeetingsOn(gateway));
    }
  }

  /** {@return what it accepts} */
  public MeetingLimits limits() {
    return limits;
  }

  /**
   * Lets a user into a meeting, which comes to be if it is not there.
   *
   * @throws MeetingException if a limit is reached or no media server is connected
   */
  public MeetingSeat join(String meetingId, String userName, ParticipantConnection connection) {
    Participant participant = new Participant("u" + ids.incrementAndGet(), userName, connection);
    Meeting meeting;
    lock.lock();
    try {
      Meeting found = meetings.get(meetingId);
      meeting = found == null ? open(meetingId) : found;
      int taken = seats.getOrDefault(meeting, 0);
      if (taken >= limits.usersPerMeeting()) {
        throw new MeetingException(
            ErrorCode.MEETING_FULL,
            "Meeting '" + meetingId + "' has " + taken + " users, its maximum.",
            "Join another meeting, or wait until somebody leaves.");
      }
      seats.put(meeting, taken + 1);
      meeting.join(participant);
    } finally {
      lock.unlock();
    }
    return new MeetingSeat(meeting, participant);
  }

  /** Ends all meetings and waits until the media servers have released them. */
  public void close(Duration patience) {
    List<Meeting> all;
    lock.lock();
    try {
      closed = true;
      all = List.copyOf(unreleased);
    } finally {
      lock.unlock();
    }
    CompletableFuture.allOf(
            all.stream()
                .map(m -> end(m, MeetingEndReason.APPLICATION_STOPPED))
                .toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /** {@return meetings that go on} */
  public int meetingCount() {
    lock.lock();
    try {
      return meetings.size();
    } finally {
      lock.unlock();
    }
  }

  /** {@return users in meetings} */
  public int userCount() {
    lock.lock();
    try {
      return seats.values().stream().mapToInt(Integer::intValue).sum();
    } finally {
      lock.unlock();
    }
  }

  /** {@return endpoints that live on media servers} */
  public int endpointCount() {
    return liveEndpoints.get();
  }

  /** {@return what is known of each media server} */
  public List<MediaServerStatus> mediaServers() {
    return gateways.stream().map(MediaGateway::status).toList();
  }

  /** {@return all meetings; those that do not answer in time are left out} */
  public List<MeetingSnapshot> snapshots(Duration patience) {
    List<CompletableFuture<MeetingSnapshot>> asked =
        liveMeetings().stream().map(Meeting::snapshot).toList();
    CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    return asked.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join).toList();
  }

  /** Asks the media servers for the bitrate of each published stream. */
  public void sampleBitrates() {
    liveMeetings().forEach(Meeting::sampleBitrates);
  }

  List<IceServer> iceServers() {
    return iceServers;
  }

  String nextStreamId() {
    return "s" + ids.incrementAndGet();
  }

  String nextMessageId() {
    return "m" + ids.incrementAndGet();
  }

  EndpointLane newLane(String name) {
    return new EndpointLane(name, liveEndpoints);
  }

  /** A user's seat is free again; the meeting ends with its last user. */
  void vacate(Meeting meeting) {
    boolean empty;
    lock.lock();
    try {
      Integer left = seats.computeIfPresent(meeting, (m, taken) -> taken > 1 ? taken - 1 : null);
      empty = left == null;
      if (empty) {
        meetings.remove(meeting.meetingId(), meeting);
      }
    } finally {
      lock.unlock();
    }
    if (empty) {
      var _ = meeting.end(MeetingEndReason.EMPTY);
    }
  }

  CompletableFuture<Void> end(Meeting meeting, MeetingEndReason reason) {
    lock.lock();
    try {
      meetings.remove(meeting.meetingId(), meeting);
    } finally {
      lock.unlock();
    }
    return meeting.end(reason);
  }

  void onReleased(Meeting meeting) {
    lock.lock();
    try {
      unreleased.remove(meeting);
    } finally {
      lock.unlock();
    }
  }

  private Meeting open(String meetingId) {
    if (closed) {
      throw new MeetingException(
          ErrorCode.MEDIA_SERVER_UNAVAILABLE, "The application stops.", "Join again later.");
    }
    if (meetings.size() >= limits.meetings()) {
      throw new MeetingException(
          ErrorCode.TOO_MANY_MEETINGS,
          "There are " + meetings.size() + " meetings, the maximum.",
          "Join an existing meeting, or wait until one ends.");
    }
    Map<MediaGateway, Integer> load = new LinkedHashMap<>();
    gateways.stream().filter(g -> g.status().connected()).forEach(g -> load.put(g, 0));
    meetings.values().forEach(m -> load.computeIfPresent(m.gateway(), (g, n) -> n + 1));
    MediaGateway fewest =
        load.entrySet().stream()
            .min(Comparator.comparingInt(Map.Entry::getValue))
            .map(Map.Entry::getKey)
            .orElseThrow(
                () ->
                    new MeetingException(
                        ErrorCode.MEDIA_SERVER_UNAVAILABLE,
                        "None of " + gateways.size() + " media servers is connected.",
                        "Wait until one is back, then join again."));
    Meeting meeting = new Meeting(meetingId, fewest, this, System.currentTimeMillis());
    meetings.put(meetingId, meeting);
    unreleased.add(meeting);
    meeting.start();
    return meeting;
  }

  private void endMeetingsOn(MediaGateway gateway) {
    for (Meeting meeting : liveMeetings()) {
      if (meeting.gateway().equals(gateway)) {
        var _ = end(meeting, MeetingEndReason.MEDIA_SERVER_LOST);
      }
    }
  }

  private List<Meeting> liveMeetings() {
    lock.lock();
    try {
      return new ArrayList<>(meetings.values());
    } finally {
      lock.unlock();
    }
  }
}
