/**
 * Machines that are reached by SSH (RFC 4251 to 4254): addresses, keys and known hosts of the user,
 * commands with time limits, copies of files, checks. Entered by any thread.
 */
@NullMarked
package io.turnout.virtualuser.machine;

import org.jspecify.annotations.NullMarked;
