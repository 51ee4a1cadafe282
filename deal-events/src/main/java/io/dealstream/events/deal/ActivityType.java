package io.dealstream.events.deal;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What sort of activity it is. */
public enum ActivityType {
  @JsonProperty("call")
  CALL("call"),
  @JsonProperty("meeting")
  MEETING("meeting"),
  @JsonProperty("email")
  @JsonAlias("e-mail")
  EMAIL("email"),
  @JsonProperty("note")
  NOTE("note"),
  @JsonProperty("task")
  TASK("task"),
  @JsonProperty("follow-up")
  FOLLOW_UP("follow-up"),
  @JsonProperty("transcript")
  TRANSCRIPT("transcript");

  private final String word;

  ActivityType(String word) {
    this.word = word;
  }

  /** As it is written in events and calls. */
  public String word() {
    return word;
  }
}
