/**
 * Turnout's own servers as separate processes: start, readiness, log, stop. Threads: the command's
 * main thread and its shutdown hook.
 */
@NullMarked
package io.turnout.cli.process;

import org.jspecify.annotations.NullMarked;
