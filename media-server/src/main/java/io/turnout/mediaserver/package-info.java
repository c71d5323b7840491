/**
 * The embedded media server: speaks the API of Kurento Media Server 7.3 and forwards real media.
 * Any thread may start, ask and close it.
 */
@NullMarked
package io.turnout.mediaserver;

import org.jspecify.annotations.NullMarked;
