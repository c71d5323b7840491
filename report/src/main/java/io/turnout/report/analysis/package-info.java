/**
 * What a run record says: when each user was in which state, how each figure went second by second,
 * what each stream carried. Confined to the thread that asks.
 */
@NullMarked
package io.turnout.report.analysis;

import org.jspecify.annotations.NullMarked;
