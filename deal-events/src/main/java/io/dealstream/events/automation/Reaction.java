package io.dealstream.events.automation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.dealstream.events.deal.ActivityType;
import org.jspecify.annotations.Nullable;

/** What is done about the deal, by the same rules as if somebody did it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
  @JsonSubTypes.Type(Reaction.Plan.class),
  @JsonSubTypes.Type(Reaction.Reassign.class),
  @JsonSubTypes.Type(Reaction.Notify.class)
})
public sealed interface Reaction {

  /**
   * Plans an activity.
   *
   * @param title a label of a line
   * @param dueInDays days of 24 hours after the event happened
   */
  @JsonTypeName("plan")
  record Plan(ActivityType type, @Nullable String title, int dueInDays) implements Reaction {}

  /**
   * Gives the deal to somebody.
   *
   * @param team null leaves it as it is
   */
  @JsonTypeName("reassign")
  record Reassign(String owner, @Nullable String team) implements Reaction {}

  /**
   * Tells somebody.
   *
   * @param text a label of a line: nothing about a person
   */
  @JsonTypeName("notify")
  record Notify(Recipient who, String text) implements Reaction {}
}
