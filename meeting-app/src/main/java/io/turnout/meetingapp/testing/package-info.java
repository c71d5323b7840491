/** A media gateway without a media server, for tests. Thread-safe as the real one is. */
@NullMarked
package io.turnout.meetingapp.testing;

import org.jspecify.annotations.NullMarked;
