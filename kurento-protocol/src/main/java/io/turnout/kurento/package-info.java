/**
 * What Kurento's API is made of: object ids, types, events, error codes and values, as Kurento
 * Media Server 7.3 names them in its model files (kmd). Immutable values and pure functions; any
 * thread.
 */
@NullMarked
package io.turnout.kurento;

import org.jspecify.annotations.NullMarked;
