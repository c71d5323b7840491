/**
 * Meetings, their users, streams and subscriptions. Each meeting's state is entered by its own
 * mailbox only; the registry of meetings by any thread.
 */
@NullMarked
package io.turnout.meetingapp.meeting;

import org.jspecify.annotations.NullMarked;
