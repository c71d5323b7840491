package io.turnout.virtualuser.grid;

/**
 * WebDriver extension capabilities (W3C WebDriver, section 7.2) by which Turnout's users and
 * Turnout's nodes find each other. Other Grids pay no attention to them.
 */
public final class TurnoutCapabilities {
  /** The meeting of the user, for {@link MeetingSlotSelector}; text. */
  public static final String MEETING = "turnout:meeting";

  /** Of a session: labels that its node must have. Of a node: those that it has. List of text. */
  public static final String LABELS = "turnout:labels";

  /** Of a node: its slots are more than its machine was reckoned to carry. */
  public static final String FORCED_SLOTS = "turnout:forcedSlots";

  /** Of a session: it wants a window. Of a node: it has a display for windows. True or absent. */
  public static final String DISPLAY = "turnout:display";

  private TurnoutCapabilities() {}
}
