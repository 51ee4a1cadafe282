package io.dealstream.events.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose budget was spent. */
public enum SpendKind {
  @JsonProperty("sales")
  SALES,
  @JsonProperty("marketing")
  MARKETING
}
