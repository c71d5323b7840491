/** A real Chromium on the embedded media server, through Kurento's official client. */
@NullMarked
package io.turnout.systemtest.mediaserver;

import org.jspecify.annotations.NullMarked;
