package io.dealstream.events.alert;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In what way an open deal is stuck. */
public enum AlertKind {
  /** Nothing has touched it for the idle limit of its stage, and no follow-up lies ahead. */
  @JsonProperty("idle")
  IDLE("idle"),
  /** It is in its stage longer than the stage's age limit. */
  @JsonProperty("overstayed")
  OVERSTAYED("overstayed");

  private final String word;

  AlertKind(String word) {
    this.word = word;
  }

  /** As it is written in records and calls. */
  public String word() {
    return word;
  }
}
