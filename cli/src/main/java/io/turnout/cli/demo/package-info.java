/**
 * The main job on the embedded default: servers as processes, a plan sized to the machine, a
 * verdict. Threads: main, and the shutdown hook.
 */
@NullMarked
package io.turnout.cli.demo;

import org.jspecify.annotations.NullMarked;
