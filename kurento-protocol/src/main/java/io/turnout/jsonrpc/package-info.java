/** JSON-RPC 2.0 messages and their text form. Immutable values and pure functions; any thread. */
@NullMarked
package io.turnout.jsonrpc;

import org.jspecify.annotations.NullMarked;
