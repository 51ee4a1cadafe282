package io.dealstream.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How firmly an open deal is counted on. */
public enum ForecastCategory {
  @JsonProperty("commit")
  COMMIT,
  @JsonProperty("best_case")
  BEST_CASE,
  @JsonProperty("pipeline")
  PIPELINE,
  @JsonProperty("omitted")
  OMITTED
}
