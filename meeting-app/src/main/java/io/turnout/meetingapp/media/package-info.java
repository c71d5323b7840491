/**
 * What a meeting asks of a Kurento Media Server, and its one form on Kurento's own client. Calls
 * block and come on virtual threads; events come on the Kurento client's threads.
 */
@NullMarked
package io.turnout.meetingapp.media;

import org.jspecify.annotations.NullMarked;
