package io.turnout.virtualuser.application;

import java.util.List;

/**
 * How an application's admin portal is opened and read, as an adapter file says it. Immutable.
 *
 * @param steps from an empty page to the figures
 * @param count function body; its result has meetings, users and flowingStreams
 */
record PortalDocument(List<Step> steps, String count) {
  PortalDocument {
    steps = List.copyOf(steps);
  }
}
