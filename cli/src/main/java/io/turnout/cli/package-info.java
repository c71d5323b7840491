/**
 * The {@code turnout} command: one class per subcommand, each maps its flags to a module's options.
 * The main thread enters.
 */
@NullMarked
package io.turnout.cli;

import org.jspecify.annotations.NullMarked;
