package io.turnout.report.html;

import io.turnout.report.analysis.RunAnalysis;
import io.turnout.report.record.UserState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What went wrong in which meeting. Immutable once made. */
final class Troubles {
  private final Map<String, Integer> failed = new HashMap<>();
  private final Map<String, Integer> missed = new HashMap<>();
  private final Map<String, Integer> retried = new HashMap<>();
  private final Map<String, Integer> evidence = new HashMap<>();

  static Troubles of(RunAnalysis analysis) {
    var troubles = new Troubles();
    analysis.outcomes().stream()
        .filter(outcome -> outcome.state() == UserState.FAILED)
        .forEach(outcome -> troubles.failed.merge(outcome.user().meeting(), 1, Integer::sum));
    analysis.actions().outcomes().stream()
        .filter(action -> !action.misses().isEmpty())
        .forEach(action -> troubles.missed.merge(action.actor().meeting(), 1, Integer::sum));
    analysis
        .timeline()
        .retries()
        .forEach(retry -> troubles.retried.merge(retry.user().meeting(), 1, Integer::sum));
    analysis.evidence().taken().stream()
        .filter(EvidenceGallery::isTrouble)
        .forEach(take -> troubles.evidence.merge(take.user().meeting(), 1, Integer::sum));
    return troubles;
  }

  /** {@return the trouble of a meeting in a few words; empty when all is well} */
  String of(String meeting) {
    var words = new ArrayList<String>();
    add(words, failed.getOrDefault(meeting, 0), "failed");
    add(words, missed.getOrDefault(meeting, 0), "not seen");
    add(
        words,
        retried.getOrDefault(meeting, 0),
        retried.getOrDefault(meeting, 0) == 1 ? "retry" : "retries");
    if (words.isEmpty() && evidence.getOrDefault(meeting, 0) > 0) {
      words.add("evidence");
    }
    return String.join(", ", words);
  }

  private static void add(List<String> words, int count, String what) {
    if (count > 0) {
      words.add(count + " " + what);
    }
  }
}
