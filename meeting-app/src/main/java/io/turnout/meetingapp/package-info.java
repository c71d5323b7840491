/**
 * The reference meeting application on any Kurento Media Server: start it with {@link
 * io.turnout.meetingapp.MeetingApp#start}. Any thread.
 */
@NullMarked
package io.turnout.meetingapp;

import org.jspecify.annotations.NullMarked;
