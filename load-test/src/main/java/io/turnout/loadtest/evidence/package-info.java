/**
 * Evidence of a run: when it is taken, of whom, and how much of it is kept. Entered by the users'
 * threads, by the thread of the portal and by whoever records events.
 *
 * <p>An agent is confined to its user's thread. Who wants to see another user's page leaves a
 * request with it ({@link io.turnout.loadtest.evidence.ScreenshotRequests}); that user's own thread
 * serves it before its next observation, and who asked waits for a limited time.
 */
@NullMarked
package io.turnout.loadtest.evidence;

import org.jspecify.annotations.NullMarked;
