/** What one packet costs in each step of its way (JMH). Threads: JMH's workers. */
@NullMarked
package io.turnout.benchmarks.packets;

import org.jspecify.annotations.NullMarked;
