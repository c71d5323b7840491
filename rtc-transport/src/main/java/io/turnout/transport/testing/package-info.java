/**
 * Fakes and links for tests of whatever stands on this module: a loop with a hand-moved clock, a
 * transport without a network, and lossy links. Confined to the test's thread unless a class says
 * otherwise.
 */
@NullMarked
package io.turnout.transport.testing;

import org.jspecify.annotations.NullMarked;
