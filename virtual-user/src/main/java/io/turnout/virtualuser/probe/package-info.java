/**
 * What looks into the page: a script installed before the page's own that finds every
 * RTCPeerConnection, and the reading of its W3C statistics.
 */
@NullMarked
package io.turnout.virtualuser.probe;

import org.jspecify.annotations.NullMarked;
