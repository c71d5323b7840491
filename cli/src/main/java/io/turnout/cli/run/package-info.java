/**
 * A run as the terminal shows it: progress, verdict, Ctrl-C. Threads: main, and the shutdown hook.
 */
@NullMarked
package io.turnout.cli.run;

import org.jspecify.annotations.NullMarked;
