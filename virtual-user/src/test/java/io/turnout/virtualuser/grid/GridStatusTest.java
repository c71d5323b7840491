package io.turnout.virtualuser.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GridStatusTest {
  private static final String TWO_NODES =
      """
      {"value": {"ready": true, "nodes": [
        {"uri": "http://10.0.0.2:5555", "availability": "UP", "maxSessions": 2, "slots": [
          {"stereotype": {"browserName": "chrome", "turnout:forcedSlots": true}, "session": null},
          {"stereotype": {"browserName": "chrome", "turnout:forcedSlots": true}, "session": null}]},
        {"uri": "http://10.0.0.3:5555", "availability": "UP", "maxSessions": 1, "slots": [
          {"stereotype": {"browserName": "firefox"}, "session": null}]}]}}
      """;

  @Test
  void shouldWarnOfForcedSlotsAndOfNoOthers() throws Exception {
    GridStatus status = GridStatus.parse(TWO_NODES);

    assertThat(status.warnings())
        .singleElement()
        .asString()
        .contains("http://10.0.0.2:5555 has 2 slots, more than its machine was reckoned to carry");
    assertThat(status.slots()).isEqualTo(3);
  }

  @Test
  void shouldNotWarnOfNodesThatAreNotUp() throws Exception {
    assertThat(GridStatus.parse(TWO_NODES.replace("\"UP\"", "\"DOWN\"")).warnings()).isEmpty();
  }
}
