/**
 * What can be shown of a user when something went wrong: its page, its logs, its session
 * descriptions (RFC 8866), candidate pairs (RFC 8445) and statistics (W3C webrtc-stats), without
 * secrets. Entered by the users' threads.
 */
@NullMarked
package io.turnout.virtualuser.evidence;

import org.jspecify.annotations.NullMarked;
