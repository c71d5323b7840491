/**
 * What differs between two recorded runs: contracts, and figures with bootstrap intervals (Efron
 * and Tibshirani, An Introduction to the Bootstrap, 1993; percentile intervals, Bonferroni's
 * correction). Pure but for reading records; no threads of its own.
 */
@NullMarked
package io.turnout.report.diff;

import org.jspecify.annotations.NullMarked;
