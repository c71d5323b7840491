/**
 * Clips that fake cameras and microphones play, made by us and kept in a folder: YUV4MPEG2 (4:2:0)
 * and RIFF WAVE (16-bit PCM), as Chromium's {@code --use-file-for-fake-video-capture} and {@code
 * --use-file-for-fake-audio-capture} read them. Any thread may enter; makers of clips take turns,
 * also across processes.
 */
@NullMarked
package io.turnout.virtualuser.clip;

import org.jspecify.annotations.NullMarked;
