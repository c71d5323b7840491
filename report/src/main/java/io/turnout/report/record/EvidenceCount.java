package io.turnout.report.record;

/**
 * How much evidence a run has. Immutable.
 *
 * @param taken how often evidence was collected
 * @param files how many files that gave
 * @param bytes of these files together
 * @param omitted how often evidence was due and was left out
 */
public record EvidenceCount(int taken, int files, long bytes, int omitted) {}
