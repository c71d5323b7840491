package io.turnout.loadtest.plan;

import java.util.Optional;

/**
 * What users and meetings are called in the application. Immutable.
 *
 * @param displayName of a user, as the others see it
 * @param meetingId the meeting as the application knows it; must differ from meeting to meeting
 * @param title of a meeting; empty: its id
 * @param users rows for <code>{csv.COLUMN}</code> in display names: one row a user
 * @param meetings rows for <code>{csv.COLUMN}</code> in ids and titles: one row a meeting
 */
public record Naming(
    NameTemplate displayName,
    NameTemplate meetingId,
    Optional<NameTemplate> title,
    Optional<CsvTable> users,
    Optional<CsvTable> meetings) {
  /**
   * Users are called as in the report. Meetings of an earlier run may still linger in the
   * application: their ids are new in each run.
   */
  public static final Naming DEFAULT =
      new Naming(
          new NameTemplate("{user}"),
          new NameTemplate("{run}-{meeting}"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Naming {
    displayName.check("users.displayName", NameTemplate.OF_USERS, users);
    meetingId.check("users.meetingId", NameTemplate.OF_MEETINGS, meetings);
    Optional<CsvTable> rows = meetings;
    title.ifPresent(text -> text.check("users.title", NameTemplate.OF_MEETINGS, rows));
  }
}
