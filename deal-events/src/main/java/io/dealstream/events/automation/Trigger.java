package io.dealstream.events.automation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.stream.Stream;

/** What has to happen to a deal. */
public enum Trigger {
  /** However it enters: opened in it, moved, reopened or handed off to it. */
  @JsonProperty("stage-entered")
  STAGE_ENTERED("stage-entered"),
  @JsonProperty("opened")
  OPENED("opened"),
  @JsonProperty("won")
  WON("won"),
  @JsonProperty("lost")
  LOST("lost"),
  @JsonProperty("reopened")
  REOPENED("reopened"),
  @JsonProperty("reassigned")
  REASSIGNED("reassigned"),
  /** A limit of its stage has passed: an alert was raised. */
  @JsonProperty("stalled")
  STALLED("stalled");

  private final String word;

  Trigger(String word) {
    this.word = word;
  }

  /** As it is written in events and calls. */
  public String word() {
    return word;
  }

  public static Optional<Trigger> of(String word) {
    return Stream.of(values()).filter(trigger -> trigger.word.equals(word)).findFirst();
  }
}
