/**
 * The run record: the events and samples of one run and the files that hold them. Values are
 * immutable; {@link RunRecorder} is entered by every virtual user's and monitor's thread.
 */
@NullMarked
package io.turnout.report.record;

import org.jspecify.annotations.NullMarked;
