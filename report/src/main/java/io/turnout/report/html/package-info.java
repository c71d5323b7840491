/**
 * A run as one HTML file that opens offline: no request leaves it. Knows the record and its
 * analysis, never the engine. Confined to the thread that renders.
 */
@NullMarked
package io.turnout.report.html;

import org.jspecify.annotations.NullMarked;
