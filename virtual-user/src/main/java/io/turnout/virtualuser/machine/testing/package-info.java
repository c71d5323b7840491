/**
 * For tests: this machine in the role of another, without SSH or through OpenSSH's own server.
 * Entered by the threads of tests.
 */
@NullMarked
package io.turnout.virtualuser.machine.testing;

import org.jspecify.annotations.NullMarked;
