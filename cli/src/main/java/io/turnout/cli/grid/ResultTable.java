package io.turnout.cli.grid;

import io.turnout.virtualuser.grid.nodes.NodeResult;
import java.util.List;
import java.util.Locale;

/** Confined to one thread. What became of each machine, for a person. */
final class ResultTable {
  private ResultTable() {}

  static String of(List<NodeResult> results) {
    TextTable table = new TextTable("MACHINE", "GRID", "OUTCOME", "SLOTS", "DETAIL");
    for (NodeResult result : results) {
      table.add(
          result.name(),
          result.place(),
          outcome(result),
          result.slots() + (result.forced() ? " (forced)" : ""),
          result.detail());
    }
    return table.toString();
  }

  private static String outcome(NodeResult result) {
    return switch (result.outcome()) {
      case ALREADY_UP -> "up already";
      case FOREIGN -> "in use";
      case NOT_RUNNING -> "not running";
      case STARTED, RESTARTED, STOPPED -> result.outcome().name().toLowerCase(Locale.ROOT);
      case FAILED -> "FAILED";
    };
  }

  static long failures(List<NodeResult> results) {
    return results.stream().filter(result -> !result.succeeded()).count();
  }
}
