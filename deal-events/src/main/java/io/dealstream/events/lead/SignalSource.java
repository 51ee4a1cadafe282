package io.dealstream.events.lead;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where evidence about a lead comes from. */
public enum SignalSource {
  @JsonProperty("form")
  FORM,
  @JsonProperty("e-mail")
  EMAIL,
  @JsonProperty("call")
  CALL,
  @JsonProperty("web")
  WEB,
  /** What is known of the company: its size, its trade. */
  @JsonProperty("firmographics")
  FIRMOGRAPHICS
}
