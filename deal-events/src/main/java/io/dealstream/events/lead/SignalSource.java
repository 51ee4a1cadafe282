package io.dealstream.events.lead;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where evidence about a lead comes from. */
public enum SignalSource {
  @JsonProperty("form")
  FORM("form"),
  @JsonProperty("e-mail")
  EMAIL("e-mail"),
  @JsonProperty("call")
  CALL("call"),
  @JsonProperty("web")
  WEB("web"),
  /** What is known of the company: its size, its trade. */
  @JsonProperty("firmographics")
  FIRMOGRAPHICS("firmographics");

  private final String word;

  SignalSource(String word) {
    this.word = word;
  }

  /** As it is written in records and calls. */
  public String word() {
    return word;
  }
}
