/**
 * When each meeting and each user begins: a pure function of the plan, without clock or thread. Its
 * values are immutable.
 */
@NullMarked
package io.turnout.loadtest.schedule;

import org.jspecify.annotations.NullMarked;
