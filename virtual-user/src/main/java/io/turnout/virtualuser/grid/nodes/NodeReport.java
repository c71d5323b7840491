package io.turnout.virtualuser.grid.nodes;

/**
 * How one machine's hub or node is now. Immutable.
 *
 * @param name as the list has it; the hub's begins with {@code hub}
 * @param process {@code running}, {@code ended}, {@code absent} or {@code unreachable}
 * @param grid what the hub says: {@code UP}, {@code DRAINING}, {@code DOWN}, or {@code not there}
 * @param sessions e.g. {@code 3 of 4}; empty when the hub does not know it
 * @param detail for a person
 */
public record NodeReport(
    String name, String place, String process, String grid, String sessions, String detail) {}
