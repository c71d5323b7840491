/**
 * What a virtual user does in a meeting and when: patterns, and schedules of actions drawn from
 * them. Pure; the same seed gives the same schedule. Speaking turns follow ITU-T P.59. Threads: the
 * caller's.
 */
@NullMarked
package io.turnout.virtualuser.pattern;

import org.jspecify.annotations.NullMarked;
