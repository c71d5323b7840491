/**
 * The lite agent of ICE (RFC 8445) with consent as a lite agent sees it (RFC 7675). Pure state
 * machines with time passed in; confined to the event loop of their transport.
 */
@NullMarked
package io.turnout.ice;

import org.jspecify.annotations.NullMarked;
