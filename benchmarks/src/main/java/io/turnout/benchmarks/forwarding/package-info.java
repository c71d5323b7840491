/**
 * What a whole media server spends on a forwarded packet. Threads: main, the peers' event loop and
 * sockets, and the server's own.
 */
@NullMarked
package io.turnout.benchmarks.forwarding;

import org.jspecify.annotations.NullMarked;
