package io.turnout.loadtest.schedule;

import io.turnout.loadtest.plan.CsvTable;
import io.turnout.loadtest.plan.NameTemplate;
import io.turnout.loadtest.plan.Naming;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Fills the plan's texts for the users and meetings of one scenario. Confined to one thread. What
 * names the run, <code>{run}</code>, is left to be filled when it begins.
 */
final class NameBook {
  private final String scenario;
  private final Naming naming;
  private final GeneratedNames names;

  NameBook(String scenario, Naming naming, Draws draws) {
    this.scenario = scenario;
    this.naming = naming;
    this.names = new GeneratedNames(draws);
  }

  /**
   * {@return what the others see}
   *
   * @param number of the user in its scenario, from 1
   */
  String displayName(int number, String meeting, String user) {
    Map<String, String> values = ofMeeting(number, meeting);
    values.put("user", user);
    values.put("name", names.name(number));
    return naming
        .displayName()
        .fill(values, row(naming.displayName(), naming.users(), number, "users.csv", "users"));
  }

  /**
   * {@return the meeting as the application knows it}
   *
   * @param number of the meeting in its scenario, from 1
   */
  String meetingId(int number, String meeting) {
    return fill(naming.meetingId(), number, meeting);
  }

  Optional<String> title(int number, String meeting) {
    return naming.title().map(template -> fill(template, number, meeting));
  }

  private String fill(NameTemplate template, int number, String meeting) {
    return template.fill(
        ofMeeting(number, meeting),
        row(template, naming.meetings(), number, "users.meetingsCsv", "meetings"));
  }

  private Map<String, String> ofMeeting(int number, String meeting) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("n", Integer.toString(number));
    values.put("meeting", meeting);
    values.put("scenario", scenario);
    return values;
  }

  private static Map<String, String> row(
      NameTemplate template, Optional<CsvTable> table, int number, String key, String what) {
    if (!template.hasColumns() || table.isEmpty()) {
      return Map.of();
    }
    int rows = table.get().rows().size();
    if (number > rows) {
      throw new IllegalArgumentException(
          key
              + ": found "
              + rows
              + " rows in "
              + table.get().file()
              + ", expected one for each of the scenario's "
              + what
              + " and there are more (add rows or plan fewer "
              + what
              + ")");
    }
    return table.get().row(number - 1);
  }
}
