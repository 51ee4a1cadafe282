package io.dealstream.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Through what a command came. Only people's own doings count as touching a deal: the clock and
 * automation do not.
 */
public enum Via {
  @JsonProperty("api")
  API,
  @JsonProperty("import")
  IMPORT,
  @JsonProperty("automation")
  AUTOMATION,
  @JsonProperty("clock")
  CLOCK
}
