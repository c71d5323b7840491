package io.turnout.virtualuser.grid.nodes;

/**
 * How many browsers a machine carries. Immutable.
 *
 * @param slots of all browsers together
 * @param reason the figures that it follows from
 */
record Capacity(int slots, String reason) {
  /**
   * Measured of a headless Chromium that sends 640 by 480 at 30 frames per second and receives
   * three others: 0.48 of a core, 363 MB of memory (PSS). Rounded up.
   */
  private static final double CORES_PER_BROWSER = 0.5;

  /** With less than this to spare, a load machine begins to measure itself. */
  private static final double USABLE_CORES = 0.8;

  private static final long KIB_PER_BROWSER = 400 * 1024;

  /** For the system, the node itself and what else runs. */
  private static final long RESERVED_KIB = 1024 * 1024;

  static Capacity of(long cores, long memoryKib) {
    long byCores = (long) (cores * USABLE_CORES / CORES_PER_BROWSER);
    long byMemory = Math.max(0, memoryKib - RESERVED_KIB) / KIB_PER_BROWSER;
    return new Capacity(
        (int) Math.min(ListedNode.MAX_SLOTS, Math.min(byCores, byMemory)),
        "%d cores carry %d, %d MiB of memory carry %d"
            .formatted(cores, byCores, memoryKib / 1024, byMemory));
  }

  /** {@return memory that so many browsers need, in KiB} */
  static long memoryKib(int browsers) {
    return browsers * KIB_PER_BROWSER;
  }
}
