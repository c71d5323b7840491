/** The program that runs all benchmarks or some. Thread: main. */
@NullMarked
package io.turnout.benchmarks;

import org.jspecify.annotations.NullMarked;
