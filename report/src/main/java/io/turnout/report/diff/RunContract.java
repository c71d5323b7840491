package io.turnout.report.diff;

import io.turnout.report.record.RunEnvironment;
import io.turnout.report.record.RunFolder;
import io.turnout.report.record.RunSummary;
import io.turnout.report.record.RunSummaryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must be equal for two runs to be compared: the plan, and on what it was played. Immutable.
 *
 * @param plan its text, line by line
 * @param terms everything else, by name
 */
public record RunContract(List<String> plan, Map<String, String> terms) {
  private static final String ABSENT = "nothing";

  /** A term in which two runs differ. */
  public record Difference(String term, String before, String after) {}

  public RunContract {
    plan = List.copyOf(plan);
    terms = new LinkedHashMap<>(terms);
  }

  /** {@return the contract of a recorded run; of one without a summary only its plan is known} */
  public static RunContract of(RunFolder run) throws IOException {
    Map<String, String> terms = new LinkedHashMap<>();
    RunSummaryWriter.read(run).map(RunSummary::environment).ifPresent(e -> put(terms, e));
    return new RunContract(Files.readAllLines(run.plan()), terms);
  }

  private static void put(Map<String, String> terms, RunEnvironment environment) {
    terms.put("Turnout", environment.toolVersion());
    terms.put("cores", Integer.toString(environment.cores()));
    environment.memoryBytes().ifPresent(bytes -> terms.put("memory", (bytes >> 20) + " MiB"));
    terms.put("operating system", environment.operatingSystem());
    terms.put("JVM", environment.jvm());
    environment.browser().ifPresent(browser -> terms.put("browser", browser));
    environment.servers().forEach((name, kind) -> terms.put("server " + name, kind));
  }

  /** {@return in what the other, later run differs; a plan by its first line that does} */
  public List<Difference> differencesTo(RunContract after) {
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(plan.size(), after.plan.size()); i++) {
      String line = i < plan.size() ? plan.get(i) : ABSENT;
      String other = i < after.plan.size() ? after.plan.get(i) : ABSENT;
      if (!line.equals(other)) {
        differences.add(new Difference("plan, line " + (i + 1), line.strip(), other.strip()));
        break;
      }
    }
    Set<String> names = new LinkedHashSet<>(terms.keySet());
    names.addAll(after.terms.keySet());
    for (String name : names) {
      String one = terms.getOrDefault(name, ABSENT);
      String other = after.terms.getOrDefault(name, ABSENT);
      if (!one.equals(other)) {
        differences.add(new Difference(name, one, other));
      }
    }
    return differences;
  }
}
