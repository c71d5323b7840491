/**
 * One virtual user's life: start its agent, join, prove that media arrives, do what its pattern
 * says, verify what the others do, measure, leave. Figures are W3C's "Identifiers for WebRTC's
 * Statistics API". Each {@link VirtualUser} runs on the thread that plays it; only {@link
 * MeetingRoster} and {@link MeetingLedger} are shared by the users of a meeting.
 */
@NullMarked
package io.turnout.virtualuser;

import org.jspecify.annotations.NullMarked;
