/** What users do in a meeting, seen by the others in real browsers; the users' threads enter. */
@NullMarked
package io.turnout.systemtest.pattern;

import org.jspecify.annotations.NullMarked;
