/**
 * One virtual user's life: start its agent, join, prove that media arrives, measure, leave. Figures
 * are W3C's "Identifiers for WebRTC's Statistics API". Each {@link VirtualUser} runs on the thread
 * that plays it; only {@link MeetingRoster} is shared by the users of a meeting.
 */
@NullMarked
package io.turnout.virtualuser;

import org.jspecify.annotations.NullMarked;
