/**
 * Pictures like a webcam's, drawn by us: a person in a room, or slides; with drifting light, film
 * grain, a label and a running clock. Studio-range Y'CbCr of ITU-R BT.601, 4:2:0. Pure computation
 * on the caller's thread, equal on every machine.
 */
@NullMarked
package io.turnout.virtualuser.clip.picture;

import org.jspecify.annotations.NullMarked;
