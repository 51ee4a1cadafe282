package io.dealstream.events.deal;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which way a move went, by the pipeline version in force when it was decided. */
public enum Direction {
  @JsonProperty("forward")
  FORWARD,
  @JsonProperty("backward")
  BACKWARD
}
