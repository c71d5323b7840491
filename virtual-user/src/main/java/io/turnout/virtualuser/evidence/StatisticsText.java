package io.turnout.virtualuser.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.turnout.report.record.EvidenceFile;
import io.turnout.virtualuser.Observation;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Pure. Writes statistics as JSON; a figure that is not known is not there. */
public final class StatisticsText {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private record Shown(List<Observation> lastSeconds, Object now) {}

  private StatisticsText() {}

  /**
   * {@return the observations of the last seconds, and the browser's own full statistics}
   *
   * @param now empty when the page does not answer any more
   */
  public static EvidenceItem of(List<Observation> observations, Optional<PageAnswer> now) {
    Shown all =
        new Shown(
            observations,
            now.<Object>map(PageAnswer::fullStatistics).orElse("the page did not answer any more"));
    return EvidenceItem.text(
        EvidenceFile.Kind.STATISTICS, "json", JSON.writeValueAsString(all) + "\n");
  }
}
