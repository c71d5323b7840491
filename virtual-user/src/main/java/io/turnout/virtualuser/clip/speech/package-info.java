/**
 * Sound like speech: a source-filter model of the voice (pulses of the glottis and noise, through
 * formants), syllable by syllable. Pure computation on the caller's thread.
 */
@NullMarked
package io.turnout.virtualuser.clip.speech;

import org.jspecify.annotations.NullMarked;
