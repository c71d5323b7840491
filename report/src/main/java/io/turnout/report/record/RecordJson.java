package io.turnout.report.record;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Thread-safe. How events and the summary are written as JSON. */
final class RecordJson {
  /** One value a line. A value with a component missing is refused, not filled with nulls. */
  static final JsonMapper LINES =
      JsonMapper.builder()
          .addMixIn(RunEvent.class, TaggedEvent.class)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  /**
   * For people's eyes too. Unknown figures are null; a list that an older version lacks is empty.
   */
  static final JsonMapper PRETTY =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .withConfigOverride(
              List.class,
              list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .build();

  private RecordJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = RunEvent.PhaseChanged.class, name = "phaseChanged"),
    @JsonSubTypes.Type(value = RunEvent.UserStateChanged.class, name = "userStateChanged"),
    @JsonSubTypes.Type(value = RunEvent.StreamObserved.class, name = "streamObserved"),
    @JsonSubTypes.Type(value = RunEvent.TranscodingChanged.class, name = "transcodingChanged"),
    @JsonSubTypes.Type(value = RunEvent.MonitorLost.class, name = "monitorLost"),
    @JsonSubTypes.Type(value = RunEvent.MonitorFound.class, name = "monitorFound"),
    @JsonSubTypes.Type(value = RunEvent.ScenarioPhaseChanged.class, name = "scenarioPhaseChanged"),
    @JsonSubTypes.Type(value = RunEvent.JoinRetried.class, name = "joinRetried"),
    @JsonSubTypes.Type(value = RunEvent.ActionPerformed.class, name = "actionPerformed"),
    @JsonSubTypes.Type(value = RunEvent.ActionSeen.class, name = "actionSeen"),
    @JsonSubTypes.Type(value = RunEvent.ActionMissed.class, name = "actionMissed"),
    @JsonSubTypes.Type(value = RunEvent.EvidenceTaken.class, name = "evidenceTaken"),
    @JsonSubTypes.Type(value = RunEvent.EvidenceOmitted.class, name = "evidenceOmitted"),
    @JsonSubTypes.Type(value = RunEvent.PortalChecked.class, name = "portalChecked"),
    @JsonSubTypes.Type(value = RunEvent.ThresholdBreached.class, name = "thresholdBreached"),
    @JsonSubTypes.Type(value = RunEvent.Warning.class, name = "warning")
  })
  private interface TaggedEvent {}
}
