/**
 * A run while it goes on, as a page on loopback: figures, graphs, users and a wall of what they see
 * (server-sent events of the HTML standard; Prometheus text format 0.0.4). Threads: those that
 * record and play the run, users' threads for thumbnails, and the HTTP server's.
 */
@NullMarked
package io.turnout.loadtest.live;

import org.jspecify.annotations.NullMarked;
