package io.dealstream.events.alert;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an alert stands. */
public enum AlertState {
  @JsonProperty("raised")
  RAISED("raised"),
  @JsonProperty("cleared")
  CLEARED("cleared");

  private final String word;

  AlertState(String word) {
    this.word = word;
  }

  /** As it is written in records and calls. */
  public String word() {
    return word;
  }
}
