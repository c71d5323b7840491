/**
 * The signalling messages of docs/meeting-protocol.md and their JSON form. Values and pure
 * functions: any thread.
 */
@NullMarked
package io.turnout.meetingapp.protocol;

import org.jspecify.annotations.NullMarked;
