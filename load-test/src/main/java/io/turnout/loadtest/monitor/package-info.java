/**
 * What programs and machines are doing while the run goes on, once a second on one time axis:
 * programs with a Prometheus page (text exposition format 0.0.4), Kurento Media Servers (through
 * Kurento's own client), processes of this machine and the load machine itself. Each {@link
 * Monitor} is confined to its own virtual thread; {@link MonitorSet} starts and ends them.
 */
@NullMarked
package io.turnout.loadtest.monitor;

import org.jspecify.annotations.NullMarked;
