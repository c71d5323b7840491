package io.turnout.cli.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.virtualuser.grid.nodes.NodeResult;
import io.turnout.virtualuser.grid.nodes.NodeResult.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResultTableTest {
  @Test
  void shouldShowWhatBecameOfEachMachine() {
    List<NodeResult> results =
        List.of(
            new NodeResult("hub on a", "a:4444", Outcome.ALREADY_UP, "", false, "", List.of()),
            new NodeResult(
                "b", "b:5555", Outcome.STARTED, "chrome=40", true, "too many", List.of()),
            new NodeResult("c", "c:5555", Outcome.FAILED, "", false, "no JDK", List.of()));
    assertThat(ResultTable.of(results))
        .isEqualTo(
            """
            MACHINE   GRID    OUTCOME     SLOTS               DETAIL
            hub on a  a:4444  up already
            b         b:5555  started     chrome=40 (forced)  too many
            c         c:5555  FAILED                          no JDK
            """);
    assertThat(ResultTable.failures(results)).isEqualTo(1);
  }
}
