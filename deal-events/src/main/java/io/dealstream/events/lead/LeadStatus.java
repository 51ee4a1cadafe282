package io.dealstream.events.lead;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What had been decided of a lead before. */
public enum LeadStatus {
  /** Nothing yet. */
  @JsonProperty("open")
  OPEN,
  @JsonProperty("qualified")
  QUALIFIED,
  @JsonProperty("disqualified")
  DISQUALIFIED
}
