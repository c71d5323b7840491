package io.turnout.meetingapp.admin;

import io.turnout.meetingapp.media.MediaServerStatus;
import io.turnout.meetingapp.meeting.MeetingSnapshot;
import java.util.List;

/**
 * Immutable. All that the portal shows, at one moment.
 *
 * @param takenAtMillis when, milliseconds since the epoch
 * @param sockets open signalling WebSockets
 * @param users users in meetings
 * @param endpoints endpoints that live on media servers
 * @param refusals refusals of all kinds since the start
 * @param mediaServers each media server
 * @param meetings each meeting
 */
public record AdminState(
    long takenAtMillis,
    int sockets,
    int users,
    int endpoints,
    long refusals,
    List<MediaServerStatus> mediaServers,
    List<MeetingSnapshot> meetings) {}
