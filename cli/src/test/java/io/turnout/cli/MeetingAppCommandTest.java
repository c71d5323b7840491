package io.turnout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.meetingapp.meeting.MeetingLimits;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class MeetingAppCommandTest {
  @Test
  void shouldShowTheApplicationsOwnLimitsAsDefaults() {
    StringWriter help = new StringWriter();

    Turnout.commandLine().setOut(new PrintWriter(help, true)).execute("meeting-app", "--help");

    assertThat(help.toString())
        .containsPattern("--meetings=(?s:.)*Default: " + MeetingLimits.DEFAULTS.meetings())
        .containsPattern(
            "--users-per-meeting=(?s:.)*Default: " + MeetingLimits.DEFAULTS.usersPerMeeting());
  }
}
